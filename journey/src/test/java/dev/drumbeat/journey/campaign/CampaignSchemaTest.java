package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CampaignSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(CampaignSchema.whole());
  private static final JsonNode TREE = JsonMapper.shared().readTree(CampaignSchema.whole());

  @Test
  void acceptsTheDemosCampaignAsWrittenAndInCanonicalForm() {
    CampaignDefinition definition =
        Objects.requireNonNull(
            CampaignParser.parse(Sources.officeOwners(), Format.YAML).definition());

    assertThat(SCHEMA.validate(Sources.officeOwners(), InputFormat.YAML)).isEmpty();
    assertThat(SCHEMA.validate(CampaignJson.write(definition), InputFormat.JSON)).isEmpty();
  }

  @Test
  void acceptsTheShortForm() {
    String json =
        "{\"name\":\"x\",\"channels\":[\"sms\"],\"propertyIds\":[\"p\"],\"message\":\"Hi\"}";

    assertThat(SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: Small|nmae: Small",
        "channels: [sms]|channels: []",
        "type: sms|type: smd",
        "from: main|from: 3",
        "from: main|form: main",
        "timeout: P2D|timeout: 2 days",
        "[REPLIED]|[replied]",
        "timeout: P2D|maxVisits: 51",
        "start: text1|start: text1\npolicy: { budget: 3 }",
        "{ list: seattle }|{ list: seattle, filter: 'true' }",
        "body: Hi. Reply|template: hello\n    body: Hi. Reply",
      })
  void refusesWhatTheParserRefusesForItsShape(String change) {
    String[] sides = change.split("\\|", 2);
    String source = Sources.small().replace(sides[0], sides[1]);

    assertThat(SCHEMA.validate(source, InputFormat.YAML)).isNotEmpty();
    assertThat(CampaignParser.parse(source, Format.YAML).valid()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("records")
  void namesTheFieldsOfEachRecord(String definition, Class<? extends Record> type) {
    Set<String> components = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.addAll(jsonNames(type, component.getName()));
    }
    Set<String> fields =
        new TreeSet<>(TREE.at("/$defs/" + definition + "/properties").propertyNames());
    fields.remove("type");
    if (type == AiCallStep.class) {
      fields.remove("mode");
    }

    assertThat(fields).isEqualTo(components);
  }

  @Test
  void servesNothingThatNothingDoesYet() {
    JsonNode served = JsonMapper.shared().readTree(CampaignSchema.json());

    for (Part part : Part.values()) {
      for (String field : part.fields()) {
        String at = "/$defs/" + field.replace("/", "/properties/");
        JsonNode node = served.at(at);
        boolean hidden = node.isMissingNode() || node.isBoolean();
        assertThat(TREE.at(at).isObject()).as(at).isTrue();
        assertThat(hidden).as(at).isEqualTo(Part.NOT_YET.contains(part));
      }
    }
  }

  @Test
  void hasAnEntryForEachKindOfStep() {
    assertThat(TREE.at("/$defs/step/properties/type/enum").valueStream().map(JsonNode::stringValue))
        .containsExactlyElementsOf(StepReader.TYPES);
    assertThat(StepReader.TYPES).hasSize(leaves(Step.class) - 1);
  }

  static Object[][] records() {
    return new Object[][] {
      {"campaign", CampaignDefinition.class},
      {"shortForm", ShortForm.class},
      {"audience", Audience.class},
      {"enroll", Enroll.class},
      {"policy", Policy.class},
      {"cap", Cap.class},
      {"pace", Pace.class},
      {"ramp", Pace.Ramp.class},
      {"money", Money.class},
      {"exitRule", ExitRule.class},
      {"goal", Goal.class},
      {"case", Case.class},
      {"untilTime", Until.OfDay.class},
      {"untilDate", Until.OnDate.class},
      {"untilField", Until.OfField.class},
      {"retry", Retry.class},
      {"enrich", EnrichStep.class},
      {"sms", SmsStep.class},
      {"email", EmailStep.class},
      {"call", CallStep.class},
      {"aiCall", AiCallStep.class},
      {"task", TaskStep.class},
      {"webhook", WebhookStep.class},
      {"payment", PaymentStep.class},
      {"wait", WaitStep.class},
      {"await", AwaitStep.class},
      {"branch", BranchStep.class},
      {"split", SplitStep.class},
      {"arm", Arm.class},
      {"update", UpdateStep.class},
      {"end", EndStep.class},
    };
  }

  private static List<String> jsonNames(Class<?> type, String component) {
    return switch (type.getSimpleName() + "." + component) {
      case "WaitStep.duration" -> List.of("for");
      case "PaymentStep.amount" -> List.of("amount", "currency");
      case "PaymentStep.term" -> List.of("onPaid", "timeout", "onTimeout");
      default -> List.of(component);
    };
  }

  private static int leaves(Class<?> type) {
    Class<?>[] permitted = type.getPermittedSubclasses();
    return permitted == null
        ? 1
        : Arrays.stream(permitted).mapToInt(CampaignSchemaTest::leaves).sum();
  }
}
