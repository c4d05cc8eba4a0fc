package dev.drumbeat.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.journey.campaign.EventType;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The campaigns of folder {@code examples}, and the n8n workflow beside them, meet the API. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final Set<String> CORE_NODES =
      Set.of(
          "n8n-nodes-base.webhook",
          "n8n-nodes-base.httpRequest",
          "n8n-nodes-base.respondToWebhook",
          "n8n-nodes-base.noOp");

  private final Client client = TestApi.client();

  @BeforeEach
  void ready() {
    Workspace.ready(client);
    client
        .post(
            "/api/senders",
            """
            {'key': 'team', 'channel': 'email', 'address': 'team@example.com', 'registered': true,
             'postalAddress': '1 Main St, Seattle, WA 98101'}
            """)
        .expect(201);
  }

  static List<Path> campaigns() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void isTakenAsItIs(Path file) throws IOException {
    String yaml = Files.readString(file);
    assertThat(yaml).startsWith("# yaml-language-server: $schema=http://localhost:8080/api/schema");

    create(yaml).expect(201);
  }

  @Test
  void theWorkflowOfN8nConsistsOfCoreNodesThatAreConnected() throws IOException {
    JsonNode workflow = workflow();

    Set<String> names = new HashSet<>();
    for (JsonNode node : workflow.path("nodes")) {
      assertThat(CORE_NODES).contains(node.path("type").asString());
      assertThat(names.add(node.path("name").asString())).isTrue();
      assertThat(node.path("typeVersion").isNumber()).isTrue();
      node.path("credentials")
          .forEach(named -> {
            assertThat(named.path("name").asString()).isNotBlank();
            assertThat(named.path("id").asString()).isEmpty();
          });
    }
    for (Map.Entry<String, JsonNode> from : workflow.path("connections").properties()) {
      assertThat(names).contains(from.getKey());
      for (JsonNode to : from.getValue().path("main").path(0)) {
        assertThat(names).contains(to.path("node").asString());
      }
    }
    assertThat(workflow.toString()).doesNotContain("Bearer");
  }

  @Test
  void theEventThatN8nPostsIsTakenOnceForALeadOfSpeedToLead() throws IOException {
    String enrollment = enrolled("speed-to-lead.yaml");
    Map<String, String> came = Map.of("id", "deal-17", "enrollmentId", enrollment);

    Map<String, String> body = new TreeMap<>();
    for (JsonNode field : node("Tell Drumbeat").at("/parameters/bodyParameters/parameters")) {
      body.put(field.path("name").asString(), filled(field.path("value").asString(), came));
    }

    assertThat(EventType.own(body.getOrDefault("type", ""))).isPresent();
    String json = JsonMapper.shared().writeValueAsString(new HashMap<>(body));
    assertThat(client.post("/api/events", json).expect(202).at("/data/repeated"))
        .isEqualTo("false");
    assertThat(client.post("/api/events", json).expect(202).at("/data/repeated")).isEqualTo("true");
    assertThat(node("Tell Drumbeat").at("/parameters/url").asString()).endsWith("/api/events");
  }

  @Test
  void theWorkflowOfN8nServesThePathThatTheHandoverCalls() throws IOException {
    String path = node("Lead from Drumbeat").at("/parameters/path").asString();

    assertThat(Files.readString(EXAMPLES.resolve("n8n-handover.yaml")))
        .contains("/webhook/" + path + "\"");
    assertThat(node("Taken").at("/parameters/options/responseCode").asInt()).isEqualTo(200);
  }

  /** A value as n8n fills it in from what its webhook was sent. */
  private static String filled(String value, Map<String, String> came) {
    String field = value.replaceAll("^=\\{\\{ \\$json\\.body\\.(\\w+) }}$", "$1");
    return field.equals(value) ? value : came.getOrDefault(field, "missing " + field);
  }

  private String enrolled(String example) throws IOException {
    Answer created = create(Files.readString(EXAMPLES.resolve(example))).expect(201);
    String campaign = "/api/campaigns/" + created.at("/data/id");
    client.post(campaign + "/versions").expect(201);
    client.post(campaign + "/runs").expect(201);
    String contact =
        client
            .post("/api/contacts", "{'firstName': 'Ada', 'phones': [{'value': '+12065550142'}]}")
            .expect(201)
            .at("/data/id");
    return client
        .post(campaign + "/enrollments", "{'contactIds': ['%s']}".formatted(contact))
        .expect(201)
        .at("/data/leads/0/enrollmentId");
  }

  private Answer create(String yaml) {
    return client.send(
        client
            .request("/api/campaigns")
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml)));
  }

  private static JsonNode workflow() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(EXAMPLES.resolve("n8n").resolve("drumbeat.json")));
  }

  private static JsonNode node(String name) throws IOException {
    return StreamSupport.stream(workflow().path("nodes").spliterator(), false)
        .filter(node -> node.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
