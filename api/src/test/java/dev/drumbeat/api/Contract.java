package dev.drumbeat.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API says of itself; nothing that it answers may be otherwise. */
public final class Contract {
  private static final Contract PUBLISHED = new Contract();

  private final JsonNode api = TestApi.anonymous().get(Client.CONTRACT).json();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract() {
    api.at("/components/schemas").forEach(Contract::close);
  }

  /** Fails when an answer isn't as the description has it; unknown routes are not described. */
  static void check(String method, String path, Answer answer) {
    PUBLISHED
        .template(path)
        .map(each -> PUBLISHED.api.path("paths").path(each).path(method.toLowerCase(Locale.ROOT)))
        .map(each -> each.path("responses").path(Integer.toString(answer.status())))
        .filter(each -> !each.isMissingNode())
        .ifPresent(each -> PUBLISHED.check(method + " " + path, each, answer));
  }

  private void check(String request, JsonNode response, Answer answer) {
    response
        .path("headers")
        .propertyNames()
        .forEach(name -> assertThat(answer.header(name)).as(request).isNotEmpty());
    String type = answer.header("Content-Type");
    if (!type.contains("json")) {
      return;
    }
    JsonNode content = response.path("content");
    JsonNode described = content.path(content.has(type) ? type : "*/*").path("schema");
    assertThat(described.isMissingNode()).as("%s answers %s", request, type).isFalse();
    Schema schema = schemas.computeIfAbsent(described.toString(), _ -> schema(described));
    assertThat(schema.validate(answer.body(), InputFormat.JSON))
        .as("%s is answered as described: %s", request, answer.body())
        .isEmpty();
  }

  private Schema schema(JsonNode described) {
    ObjectNode root = described.deepCopy().asObject();
    root.set("components", api.path("components"));
    return registry.getSchema(root.toString());
  }

  /** The path as described, that with the fewest parameters where several fit. */
  private Optional<String> template(String path) {
    String bare = path.split("\\?")[0];
    return api.path("paths").propertyNames().stream()
        .filter(each -> bare.matches(each.replaceAll("\\{[^}]+}", "[^/]+")))
        .min(Comparator.comparing((String each) -> each.split("\\{").length));
  }

  /** What isn't described must not be answered. */
  private static void close(JsonNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      schema.asObject().put("additionalProperties", false);
    }
  }
}
