package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of parts of the language that can be refused while nothing does their work. */
class ComingStepsTest {
  /** As if nothing did any of it, whatever is done by now. */
  private static final Set<Part> EVERY_PART = EnumSet.allOf(Part.class);

  private static final String TASK =
      "s: { type: task, title: 'Call {{ owner.name }}', outcomes: [DONE, LATER], onOutcome: { LATER: done },"
          + " next: done, timeout: P2D, onTimeout: done }";
  private static final String WEBHOOK =
      "s: { type: webhook, url: 'https://example.com/x', headers: { Authorization: 'Bearer {{ secrets.crm }}' },"
          + " body: '{ \"name\": \"{{ owner.name }}\" }', saveAs: enrollment.crm, next: done }";
  private static final String PAYMENT =
      "s: { type: payment, amount: 25, currency: USD, description: 'Fee of {{ property.address }}',"
          + " onPaid: done, timeout: P3D, onTimeout: done }";
  private static final String AI_CALL =
      "s: { type: call, mode: AI, from: desk, assistant: q, variables: { name: '{{ owner.name }}' },"
          + " cases: [ { when: 'event.analysis.interest >= 4', next: done } ],"
          + " onOutcome: { QUALIFIED: done }, otherwise: done }";

  static Object[][] steps() {
    return new Object[][] {
      {TASK, "/steps/s/type"},
      {PAYMENT, "/steps/s/type"},
    };
  }

  @ParameterizedTest
  @MethodSource("steps")
  void isRightInItselfAndRefusedUntilItsWorkIsDone(String step, String pointer) {
    String source = Sources.of("sms", step);

    assertThat(CampaignParser.parse(source, Format.YAML, Set.of()).problems())
        .noneMatch(problem -> problem.severity() == Severity.ERROR);
    assertThat(CampaignParser.parse(source, Format.YAML, EVERY_PART).problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple("UNSUPPORTED", pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {TASK, WEBHOOK, PAYMENT})
  void takesWhatIsDone(String step) {
    assertThat(CampaignParser.parse(Sources.of("sms", step), Format.YAML).problems())
        .noneMatch(problem -> problem.severity() == Severity.ERROR);
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "outcomes: [DONE, LATER]; outcomes: []; REQUIRED; /outcomes",
        "outcomes: [DONE, LATER]; outcomes: [done, LATER]; UNKNOWN_VALUE; /outcomes/0",
        "{ LATER: done }; { LATE: done }; UNKNOWN_VALUE; /onOutcome/LATE",
        "{ LATER: done }; { LATER: gone }; UNKNOWN_STEP; /onOutcome/LATER",
        "timeout: P2D; outcome: X; REQUIRED; /timeout",
        "onTimeout: done; onTimeout: gone; UNKNOWN_STEP; /onTimeout",
        "owner.name; owner.; TEMPLATE; /title",
        "title:; tittle:; UNKNOWN_FIELD; /tittle",
      })
  void findsWhatIsWrongWithATask(String right, String wrong, String code, String under) {
    assertFound(TASK, right, wrong, code, under);
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "https://example.com/x; http://example.com/x; DESTINATION; /url",
        "https://example.com/x; https://127.0.0.1/x; DESTINATION; /url",
        "https://example.com/x; https://[::1]/x; DESTINATION; /url",
        "https://example.com/x; https://169.254.169.254/x; DESTINATION; /url",
        "Bearer {{ secrets.crm }}; Bearer 12345; LITERAL_SECRET; /headers/Authorization",
        "Authorization: 'Bearer {{ secrets.crm }}'; X-Api-Key: abc; LITERAL_SECRET; /headers/X-Api-Key",
        "{{ secrets.crm }}; {{ owner.name }}; UNKNOWN_NAME; /headers/Authorization",
        "Authorization:; Host:; UNKNOWN_VALUE; /headers/Host",
        "Authorization:; webhook-signature:; UNKNOWN_VALUE; /headers/webhook-signature",
        "enrollment.crm; crm; UNKNOWN_FIELD; /saveAs",
        "owner.name; ownr.name; UNKNOWN_NAME; /body",
        "owner.name; secrets.crm; UNKNOWN_NAME; /body",
        "next: done; next: done, method: TRACE; UNKNOWN_VALUE; /method",
      })
  void findsWhatIsWrongWithAWebhook(String right, String wrong, String code, String under) {
    assertFound(WEBHOOK, right, wrong, code, under);
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "amount: 25; amount: 0; RANGE; /amount",
        "amount: 25; amount: lots; WRONG_TYPE; /amount",
        "currency: USD; currency: EUR; UNKNOWN_VALUE; /currency",
        "amount: 25; price: p; REQUIRED; ''",
        "amount: 25, currency: USD,; ; REQUIRED; ''",
        "onPaid: done; next: done; REQUIRED; ''",
        "onPaid: done,; ; REQUIRED; /onPaid",
        "onPaid: done; onPaid: gone; UNKNOWN_STEP; /onPaid",
        "description:; desc:; REQUIRED; /description",
      })
  void findsWhatIsWrongWithAPayment(String right, String wrong, String code, String under) {
    assertFound(PAYMENT, right, wrong, code, under);
  }

  @Test
  void takesAnAssistantsCall() {
    assertThat(CampaignParser.parse(Sources.of("voice", AI_CALL), Format.YAML).problems())
        .noneMatch(problem -> problem.severity() == Severity.ERROR);
  }

  @ParameterizedTest(name = "{2} at {3} for {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "assistant: q,; ; REQUIRED; /assistant",
        "assistant: q,; assistant: q, script: Hi,; UNKNOWN_FIELD; /script",
        "{ name:; { na-me:; UNKNOWN_VALUE; /variables/na-me",
        "owner.name; ownr.name; UNKNOWN_NAME; /variables/name",
        "interest >= 4; interest >=; CONDITION; /cases/0/when",
        "next: done } ]; next: gone } ]; UNKNOWN_STEP; /cases/0/next",
        "{ QUALIFIED:; { qualified:; UNKNOWN_VALUE; /onOutcome/qualified",
        "{ QUALIFIED:; { ANSWERD:; UNKNOWN_VALUE; /onOutcome/ANSWERD",
        "otherwise: done; retry: {}; REQUIRED; /next",
      })
  void findsWhatIsWrongWithAnAssistantsCall(String right, String wrong, String code, String under) {
    assertFound(AI_CALL, right, wrong, code, under);
  }

  @Test
  void theEventsOfWhatIsNotDoneYetAreRefusedWhereverTheyStand() {
    String source =
        Sources.small()
            .replace("[REPLIED]", "[REPLIED, TASK_DONE]")
            .replace(
                "start: text1", "start: text1\nexitOn: [ { event: PAID } ]\ngoal: { event: PAID }");

    assertThat(CampaignParser.parse(source, Format.YAML, EVERY_PART).problems())
        .extracting(Problem::code, Problem::pointer)
        .containsExactlyInAnyOrder(
            tuple("UNSUPPORTED", "/steps/reply1/events/1"),
            tuple("UNSUPPORTED", "/exitOn/0/event"),
            tuple("UNSUPPORTED", "/goal/event"));
    assertThat(CampaignParser.parse(source, Format.YAML, Set.of()).problems()).isEmpty();
  }

  @Test
  void aLoopThroughATaskIsInterruptedByThePerson() {
    String source = Sources.of("sms", TASK.replace("next: done", "next: s, maxVisits: 5"));

    assertThat(CampaignParser.parse(source, Format.YAML, Set.of()).problems())
        .extracting(Problem::code)
        .doesNotContain("LOOP_WITHOUT_WAIT");
  }

  @Test
  void aHeaderIsFilledWithTheSecretsThatItNames() {
    String source = Sources.of("sms", WEBHOOK);
    CampaignDefinition definition =
        Objects.requireNonNull(CampaignParser.parse(source, Format.YAML, Set.of()).definition());
    String header =
        Objects.requireNonNull(((WebhookStep) definition.step("s")).headers().get("Authorization"));

    assertThat(SecretReferences.names(header)).containsExactly("crm");
    assertThat(SecretReferences.fill(header, name -> name + "$1\\")).isEqualTo("Bearer crm$1\\");
  }

  private static void assertFound(
      String step, String right, String wrong, String code, String under) {
    assertThat(step).contains(right);
    String source = Sources.of("sms, voice", step.replace(right, wrong == null ? "" : wrong));

    Parsed parsed = CampaignParser.parse(source, Format.YAML, Set.of());

    assertThat(parsed.valid()).isFalse();
    assertThat(parsed.problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple(code, "/steps/s" + under));
  }
}
