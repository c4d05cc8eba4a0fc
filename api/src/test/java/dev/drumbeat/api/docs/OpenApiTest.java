package dev.drumbeat.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.TestApi;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  private final Answer answer = TestApi.anonymous().get("/api/openapi.json").expect(200);
  private final JsonNode api = answer.json();

  @Test
  void isOpenApi31() {
    assertThat(answer.at("/openapi")).startsWith("3.1");
    assertThat(answer.at("/components/securitySchemes/apiKey/scheme")).isEqualTo("bearer");
  }

  @Test
  void listsEveryRoute() {
    var routes = new TreeSet<String>();
    TestApi.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getBeanType().getPackageName().startsWith("dev.drumbeat")) {
            info.getMethodsCondition()
                .getMethods()
                .forEach(method ->
                    info.getPatternValues().forEach(path -> routes.add(method + " " + path)));
          }
        });
    var described = new TreeSet<String>();
    api.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase() + " " + path.getKey())));

    assertThat(routes).hasSizeGreaterThan(55);
    assertThat(described).isEqualTo(routes);
  }

  @Test
  void describesBodiesWithTheirLimits() {
    JsonNode sender = api.at("/components/schemas/SenderInput");

    assertThat(sender.path("required").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("key", "channel", "address");
    assertThat(sender.at("/properties/key/pattern").asString()).contains("a-z0-9");
    assertThat(api.at("/components/schemas/CampaignShortForm/properties/name/maxLength").asInt())
        .isEqualTo(100);
    assertThat(
            api.at(
                    "/paths/~1api~1campaigns/post/requestBody/content/application~1json/schema/oneOf")
                .size())
        .isEqualTo(2);
  }

  @Test
  void describesProblemsAndWhoNeedsAKey() {
    JsonNode list = api.at("/paths/~1api~1senders/get");
    JsonNode health = api.at("/paths/~1api~1health/get");
    JsonNode webhook = api.at("/paths/~1webhooks~1twilio~1{key}~1inbound/post");

    assertThat(list.at("/responses/400/content/application~1problem+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Problem");
    assertThat(list.path("responses").has("401")).isTrue();
    assertThat(health.path("responses").has("401")).isFalse();
    assertThat(health.path("security").isEmpty()).isTrue();
    assertThat(webhook.path("security").isEmpty()).isTrue();
    assertThat(api.at("/components/schemas/Problem/properties/errors").isMissingNode()).isFalse();
  }

  @Test
  void describesAQueryByItsParameters() {
    assertThat(
            api.at("/paths/~1api~1senders/get/parameters")
                .valueStream()
                .map(each -> each.path("name").asString()))
        .containsExactlyInAnyOrder("limit", "offset", "channel");
  }

  @Test
  void namesEachOperationSoThatItSpeaks() {
    List<String> names =
        api.path("paths")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .map(each -> each.path("operationId").asString())
            .toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(each -> each.matches("[a-z]+([A-Z][a-z]+)+"))
        .contains("createCampaign", "listEnrollments", "readTimeline", "listProperties");
  }

  @Test
  void saysWhatMayBeNullAndThatIdsAreText() {
    JsonNode enrollment = api.at("/components/schemas/EnrollmentView/properties");

    assertThat(enrollment.at("/id/type").toString()).isEqualTo("\"string\"");
    assertThat(enrollment.at("/ownerId/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(
            api.at("/components/schemas/SenderView/properties/numberType/anyOf/1/type").asString())
        .isEqualTo("null");
  }
}
