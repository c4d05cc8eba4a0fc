package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.AiCallStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Money;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.Retry;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.template.Missing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComingStepsTest {
  @Test
  void aTaskIsMadeAndThenWaitsForItsAnswer() {
    Lead lead = at(task()).isAt("step", Phase.READY, Work.TASK);

    lead.ended(EffectOutcome.ACCEPTED)
        .isAt("step", Phase.AWAITING_OUTCOME, Work.JOURNEY)
        .isDueIn(Duration.ofDays(2));
    lead.hears(EventType.TASK_DONE, Map.of("outcome", "LATER", "step", "step", "visit", 1));

    assertEnds(lead, "B", "LATER");
  }

  @Test
  void anAnswerWithoutAWayOfItsOwnGoesToNext() {
    Lead lead = at(task()).ended(EffectOutcome.ACCEPTED);

    assertEnds(lead.hears(EventType.TASK_DONE, Map.of("outcome", "DONE")), "A", "DONE");
  }

  @Test
  void anotherTasksAnswerIsNotThisOnes() {
    Lead lead = at(task()).ended(EffectOutcome.ACCEPTED);

    lead.hears(EventType.TASK_DONE, Map.of("outcome", "DONE", "step", "other"))
        .isAt("step", Phase.AWAITING_OUTCOME, Work.JOURNEY);
  }

  @Test
  void aTaskThatNobodyAnswersTimesOut() {
    Lead lead = at(task()).ended(EffectOutcome.ACCEPTED);

    assertEnds(lead.after(Duration.ofDays(2)), "C", "TIMEOUT");
  }

  @ParameterizedTest
  @CsvSource({"ACCEPTED,A", "REJECTED,B", "ABANDONED,B", "SKIPPED,A"})
  void aWebhookGoesByWhatBecameOfIt(EffectOutcome outcome, String end) {
    Lead lead = at(webhook("a")).isAt("step", Phase.READY, Work.WEBHOOK);

    assertEnds(lead.ended(outcome), end, outcome.name());
  }

  @Test
  void aWebhooksAnswerIsKeptAndReadInTheSameMove() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("step", webhook("size"));
    steps.put(
        "size", new BranchStep(List.of(new Case("enrollment.crm.stage == 'HOT'", "a")), "b", 1));
    ends(steps);
    Map<String, Object> answer = Map.of("stage", "HOT");

    Lead lead =
        Lead.entering(Journeys.of(steps))
            .on(new Trigger.EffectEnded(EffectOutcome.ACCEPTED, null, answer));

    assertThat(lead.move().updates())
        .containsExactly(new FieldUpdate(FieldUpdate.Kind.SET, "enrollment.crm", answer));
    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("A");
  }

  @Test
  void aPaymentKeepsItsLinkAndWaitsToBePaid() {
    Lead lead = at(payment()).isAt("step", Phase.READY, Work.PAYMENT);

    lead.on(new Trigger.EffectEnded(EffectOutcome.ACCEPTED, null, "https://pay.example/1"))
        .isAt("step", Phase.AWAITING_OUTCOME, Work.JOURNEY)
        .isDueIn(Duration.ofDays(3));
    assertThat(lead.move().updates())
        .containsExactly(
            new FieldUpdate(
                FieldUpdate.Kind.SET, "enrollment.payment_link", "https://pay.example/1"));

    assertEnds(lead.hears(EventType.PAID, Map.of("step", "step", "visit", 1)), "A", "PAID");
  }

  @Test
  void aPaymentThatNobodyMakesTimesOut() {
    assertEnds(
        at(payment()).ended(EffectOutcome.ACCEPTED).after(Duration.ofDays(3)), "B", "TIMEOUT");
  }

  @Test
  void aPaymentWhoseLinkExpiredIsNotWaitedForAnyLonger() {
    Lead lead = at(payment()).ended(EffectOutcome.ACCEPTED);

    assertEnds(lead.hears(EventType.PAYMENT_EXPIRED, Map.of("step", "step")), "B", "TIMEOUT");
  }

  @Test
  void aPaymentThatIsRefusedGoesItsOwnWay() {
    assertEnds(at(payment()).ended(EffectOutcome.REJECTED), "C", "REJECTED");
  }

  @Test
  void aPaymentThatDoesNotWaitGoesOnWithItsLink() {
    PaymentStep linkOnly =
        new PaymentStep(
            null,
            "price_1",
            "Fee",
            "enrollment.link",
            null,
            "a",
            null,
            Missing.HOLD,
            1,
            Retry.DEFAULT);

    assertEnds(at(linkOnly).ended(EffectOutcome.ACCEPTED), "A", "ACCEPTED");
  }

  @Test
  void anAssistantsCallGoesByWhatTheAssistantFound() {
    Lead lead = at(assistant()).isAt("step", Phase.READY, Work.AI_CALL);
    lead.ended(EffectOutcome.ACCEPTED).isDueIn(Turns.REPORT_LIMIT);

    lead.hears(
        EventType.CALL_ENDED,
        Map.of("outcome", "ANSWERED", "gathered", "QUALIFIED", "step", "step"));

    assertEnds(lead, "A", "QUALIFIED");
  }

  @Test
  void anAssistantsCallGoesByTheFirstCaseThatItsAnalysisFulfils() {
    assertEnds(analysed(Map.of("interest", 5L, "outcome", "x")), "B", "QUALIFIED");
    assertEnds(analysed(Map.of("interest", 2L)), "A", "QUALIFIED");
    assertEnds(analysed(Map.of()), "A", "QUALIFIED");
  }

  private static Lead analysed(Map<String, Object> analysis) {
    return at(assistant())
        .ended(EffectOutcome.ACCEPTED)
        .hears(
            EventType.CALL_ENDED,
            Map.of("outcome", "ANSWERED", "gathered", "QUALIFIED", "analysis", analysis));
  }

  @Test
  void anAssistantsCallThatNobodyTookGoesByItsOutcome() {
    Lead lead = at(assistant()).ended(EffectOutcome.ACCEPTED);

    assertEnds(lead.hears(EventType.CALL_ENDED, Map.of("outcome", "BUSY")), "C", "BUSY");
  }

  private static void assertEnds(Lead lead, String end, String outcome) {
    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo(end);
    assertThat(lead.position().outcomes()).containsEntry("step", outcome);
  }

  private static Lead at(Step step) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("step", step);
    ends(steps);
    return Lead.entering(Journeys.of(steps));
  }

  private static void ends(SequencedMap<String, Step> steps) {
    steps.put("a", new EndStep("A"));
    steps.put("b", new EndStep("B"));
    steps.put("c", new EndStep("C"));
  }

  private static TaskStep task() {
    return new TaskStep(
        "Call",
        null,
        List.of("DONE", "LATER"),
        Map.of("LATER", "b"),
        "a",
        Duration.ofDays(2),
        "c",
        Missing.HOLD,
        1);
  }

  private static WebhookStep webhook(String next) {
    return new WebhookStep(
        "https://example.com",
        WebhookStep.Method.POST,
        Map.of(),
        null,
        "enrollment.crm",
        next,
        "b",
        Missing.HOLD,
        1,
        Retry.DEFAULT);
  }

  private static PaymentStep payment() {
    return new PaymentStep(
        new Money(BigDecimal.TEN, Money.DOLLARS),
        null,
        "Fee",
        PaymentStep.DEFAULT_SAVE_AS,
        new PaymentStep.Term("a", Duration.ofDays(3), "b"),
        null,
        "c",
        Missing.HOLD,
        1,
        Retry.DEFAULT);
  }

  private static AiCallStep assistant() {
    return new AiCallStep(
        "desk",
        "q",
        Map.of(),
        List.of(new Case("event.analysis.interest >= 4", "b")),
        Map.of("QUALIFIED", "a"),
        "c",
        null,
        Missing.HOLD,
        1,
        Retry.DEFAULT,
        null);
  }
}
