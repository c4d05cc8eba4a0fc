package dev.drumbeat.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered. */
public record Answer(int status, HttpHeaders headers, String body) {
  public JsonNode json() {
    return JsonMapper.shared().readTree(body);
  }

  /** A value by JSON pointer, as text. */
  public String at(String pointer) {
    JsonNode node = json().at(pointer);
    return node.isString() ? node.stringValue() : node.toString();
  }

  public List<String> all(String list, String field) {
    return json().at(list).valueStream().map(each -> each.path(field).asString("")).toList();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public Answer expect(int status) {
    assertThat(this.status).as(body).isEqualTo(status);
    return this;
  }

  /** A problem of RFC 9457, with these faults: pointer, space, code. */
  public Answer expectProblem(int status, String... faults) {
    expect(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(json().path("status").intValue()).isEqualTo(status);
    assertThat(at("/title")).isNotEmpty();
    assertThat(at("/requestId")).isEqualTo(header("X-Request-Id")).hasSize(36);
    assertThat(
            json()
                .path("errors")
                .valueStream()
                .map(each -> each.path("pointer").asString() + " " + each.path("code").asString())
                .toList())
        .containsExactlyInAnyOrder(faults);
    return this;
  }
}
