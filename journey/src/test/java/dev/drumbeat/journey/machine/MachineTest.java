package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Overdue;
import dev.drumbeat.journey.campaign.Scope;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.Until;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.campaign.WhilePaused;
import dev.drumbeat.journey.time.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final CampaignDefinition OFFICES = Journeys.seattleOffices();

  @Test
  void beginsWithTheFirstEffectDueAtOnce() {
    Lead.entering(OFFICES).isAt("enrich", Phase.READY, Work.ENRICH).isDueIn(Duration.ZERO);
  }

  @Test
  void goesOnFromAnAcceptedTextToTheOpenWait() {
    atReply().isAt("reply1", Phase.WAITING, Work.JOURNEY).isDueIn(Duration.ofDays(2));
  }

  @Test
  void aMissGoesItsOwnWay() {
    Lead lead = Lead.entering(OFFICES).ended(EffectOutcome.MISS);

    lead.isAt("lost", Phase.ENDED, Work.NONE);
    assertThat(lead.move().ending())
        .isEqualTo(new Ending(Ending.State.DONE, "LOST", "Reached the end 'lost'."));
  }

  @Test
  void aReplyChoosesItsCaseAndIsConsumed() {
    Lead lead = atReply().hears(EventType.REPLIED, Map.of("intent", "INTERESTED"));

    lead.isAt("call1", Phase.READY, Work.CALL);
    assertThat(lead.move().consumed()).containsExactly(1L);
    assertThat(lead.lastNote().rule()).isEqualTo("cases/0");
    assertThat(lead.lastNote().inputs()).containsEntry("event.intent", "INTERESTED");
  }

  @Test
  void aReplyThatNoCaseHoldsForGoesOtherwise() {
    Lead lead = atReply().hears(EventType.REPLIED, Map.of("intent", "OTHER"));

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("COMPLETED");
  }

  @Test
  void aReplyThatCameBeforeTheWaitOpenedIsConsumedAtOnce() {
    Lead lead = Lead.entering(OFFICES).ended(EffectOutcome.HIT);
    lead.hears(EventType.REPLIED, Map.of("intent", "INTERESTED"))
        .isAt("text1", Phase.READY, Work.SMS);

    lead.ended(EffectOutcome.ACCEPTED).isAt("call1", Phase.READY, Work.CALL);
  }

  @Test
  void anEventThatNobodyAwaitsChangesNothing() {
    Lead lead = atReply();
    Position before = lead.position();

    lead.hears(EventType.OPENED, Map.of());

    assertThat(lead.position()).isEqualTo(before);
    assertThat(lead.move().notes()).isEmpty();
  }

  @Test
  void anEventOfOnesOwnIsAwaitedAndItsDataRead() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    EventType signed = EventType.own("LEASE_SIGNED").orElseThrow();
    Case large = new Case("event.lease.months > 12 && event.type == 'LEASE_SIGNED'", "big");
    steps.put(
        "signed",
        new AwaitStep(List.of(signed), Duration.ofDays(2), List.of(large), "small", "small", 1));
    steps.put("big", new EndStep("BIG"));
    steps.put("small", new EndStep("SMALL"));

    Lead lead =
        Lead.entering(Journeys.of(steps)).hears(signed, Map.of("lease", Map.of("months", 24)));

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("BIG");
    assertThat(lead.lastNote().rule()).isEqualTo("outcome");
  }

  @Test
  void aTimerThatIsEarlyChangesNothing() {
    Lead lead = atReply();
    Position before = lead.position();

    assertThat(lead.after(Duration.ofDays(2).minusMillis(1)).position()).isEqualTo(before);
  }

  @Test
  void silenceGoesToTheTimeoutAndThenThroughTheWait() {
    Lead lead = atReply().after(Duration.ofDays(2));

    lead.isAt("pause1", Phase.WAITING, Work.JOURNEY).isDueIn(Duration.ofHours(1));
    assertThat(lead.position().outcomes()).containsEntry("reply1", "TIMEOUT");
    lead.after(Duration.ofHours(1)).isAt("call1", Phase.READY, Work.CALL);
  }

  @Test
  void anEffectThatEndsTwiceMovesOnce() {
    Lead lead = atReply();
    Position before = lead.position();

    assertThat(lead.ended(EffectOutcome.ACCEPTED).position()).isEqualTo(before);
  }

  @Test
  void aSkipIsNoFailure() {
    Lead lead = Lead.entering(OFFICES).ended(EffectOutcome.HIT).ended(EffectOutcome.SKIPPED);

    lead.isAt("reply1", Phase.WAITING, Work.JOURNEY);
    assertThat(lead.position().outcomes()).containsEntry("text1", "SKIPPED");
  }

  @Test
  void aCallWaitsForItsEndAndGoesByItsOutcome() {
    Lead lead = atCall().ended(EffectOutcome.ACCEPTED);
    lead.isAt("call1", Phase.AWAITING_OUTCOME, Work.JOURNEY).isDueIn(Turns.REPORT_LIMIT);

    lead.hears(EventType.CALL_ENDED, Map.of("outcome", "VOICEMAIL", "step", "call1", "visit", 1));

    lead.isAt("text2", Phase.READY, Work.SMS);
    assertThat(lead.position().outcomes()).containsEntry("call1", "VOICEMAIL");
  }

  @Test
  void anotherStepsReportIsNotThisCallsEnd() {
    Lead lead = atCall().ended(EffectOutcome.ACCEPTED);

    lead.hears(EventType.CALL_ENDED, Map.of("outcome", "VOICEMAIL", "step", "call0"));

    lead.isAt("call1", Phase.AWAITING_OUTCOME, Work.JOURNEY);
  }

  @Test
  void aCallbackThatCameBeforeTheAnswerCounts() {
    Lead lead = atCall();
    lead.hears(EventType.CALL_ENDED, Map.of("outcome", "ANSWERED", "step", "call1"))
        .ended(EffectOutcome.ACCEPTED);

    lead.isAt("done", Phase.ENDED, Work.NONE);
  }

  @Test
  void aCallWhoseEndIsNeverReportedGoesOtherwise() {
    Lead lead = atCall().ended(EffectOutcome.ACCEPTED).after(Turns.REPORT_LIMIT);

    lead.isAt("done", Phase.ENDED, Work.NONE);
    assertThat(lead.position().outcomes()).containsEntry("call1", Turns.UNREPORTED);
  }

  @Test
  void anUndeliveredTextGoesItsOwnWay() {
    Lead lead = atSecondText().ended(EffectOutcome.ACCEPTED);
    lead.isAt("text2", Phase.AWAITING_OUTCOME, Work.JOURNEY);

    lead.hears(EventType.UNDELIVERED, Map.of());

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("LOST");
  }

  @Test
  void aBranchReadsWhatAnUpdateOfTheSameMoveSet() {
    Lead lead = atSecondText().ended(EffectOutcome.ACCEPTED).hears(EventType.DELIVERED, Map.of());

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("COMPLETED");
    assertThat(lead.move().updates())
        .containsExactly(
            new FieldUpdate(FieldUpdate.Kind.SET, "enrollment.stage", "TRIED"),
            new FieldUpdate(FieldUpdate.Kind.TAG, "tried", null));
  }

  @Test
  void aFieldThatTheLeadLacksIsFalseAndNamed() {
    Lead lead = atSecondText().withoutArea().ended(EffectOutcome.SKIPPED);

    assertThat(lead.move().ending()).extracting(Ending::outcome).isEqualTo("LOST");
    Note branch =
        lead.move().notes().stream()
            .filter(n -> n.kind() == Note.Kind.BRANCH)
            .findFirst()
            .orElseThrow();
    assertThat(branch.inputs())
        .containsEntry("property.area", "missing")
        .containsEntry("cases/0", "false: the lead has no property.area");
  }

  @Test
  void aStepThatIsEnteredTooOftenFailsTheEnrollmentWithItsReason() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("nap", new WaitStep(Duration.ofHours(1), null, "again", 3));
    steps.put("again", new BranchStep(List.of(new Case("false", "end")), "nap", 50));
    steps.put("end", new EndStep("NEVER"));
    Lead lead = Lead.entering(Journeys.of(steps));

    lead.after(Duration.ofHours(1)).after(Duration.ofHours(1)).after(Duration.ofHours(1));

    assertThat(lead.move().ending()).extracting(Ending::state).isEqualTo(Ending.State.FAILED);
    assertThat(lead.move().ending())
        .extracting(Ending::reason)
        .asString()
        .contains("'nap'", "3 times");
    assertThat(lead.position().visits()).containsEntry("nap", 3);
  }

  @Test
  void aLoopThatNeverWaitsEnds() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      steps.put("u" + i, new UpdateStep(Map.of(), List.of("t"), "u" + (i + 1) % 10, 50));
    }

    Lead lead = Lead.entering(Journeys.of(steps));

    assertThat(lead.move().ending()).extracting(Ending::state).isEqualTo(Ending.State.FAILED);
  }

  @Test
  void waitsForTheRecipientsOwnMorning() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    Until ten = new Until.OfDay(LocalTime.of(10, 0), Days.parse("MON-FRI"), null);
    steps.put("morning", new WaitStep(null, ten, "end", 1));
    steps.put("end", new EndStep("OK"));

    Lead lead = Lead.entering(Journeys.of(steps));

    assertThat(lead.position().dueAt()).isEqualTo("2026-11-25T18:00:00Z");
    assertThat(lead.lastNote().summary()).contains("10:00 in America/Los_Angeles");
  }

  @Test
  void whatFollowsAnEndThatIsLongPastIsSkipped() {
    Lead lead = Lead.entering(overdue(new Overdue(Duration.ofHours(2), null)));

    assertThat(lead.after(Duration.ofHours(4)).position().step()).isEqualTo("end");
    assertThat(lead.position().outcomes()).containsEntry("text", "SKIPPED");
  }

  @Test
  void whatIsNotLongPastGoesOn() {
    Lead lead = Lead.entering(overdue(new Overdue(Duration.ofHours(2), null)));

    assertThat(lead.after(Duration.ofHours(3)).position().step()).isEqualTo("text");
  }

  @Test
  void oneReplyAnswersOneWait() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("first", reply("second"));
    steps.put("second", reply("end"));
    steps.put("end", new EndStep("OK"));
    Lead lead = Lead.entering(Journeys.of(steps));

    assertThat(lead.hears(EventType.REPLIED, Map.of()).position().step()).isEqualTo("second");
    assertThat(lead.hears(EventType.REPLIED, Map.of()).position().step()).isEqualTo("end");
  }

  private static AwaitStep reply(String next) {
    return new AwaitStep(List.of(EventType.REPLIED), Duration.ofDays(2), List.of(), next, "end", 1);
  }

  private static CampaignDefinition overdue(Overdue overdue) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put(
        "pause", new WaitStep(Duration.ofHours(1), null, overdue, WhilePaused.RUN, "text", 1));
    steps.put("text", Journeys.text("end", null));
    steps.put("end", new EndStep("OK"));
    return Journeys.of(steps);
  }

  @Test
  void anExitRuleNamesItsScope() {
    EventFact optOut =
        new EventFact(1, EventType.OPTED_OUT, Instant.parse("2026-11-24T20:00:00Z"), Map.of());
    EventFact reply =
        new EventFact(2, EventType.REPLIED, Instant.parse("2026-11-24T20:00:00Z"), Map.of());

    assertThat(ExitRules.matching(OFFICES, optOut))
        .hasValueSatisfying(rule -> assertThat(rule.scope()).isEqualTo(Scope.OWNER));
    assertThat(ExitRules.matching(OFFICES, reply)).isEmpty();
  }

  private static Lead atReply() {
    return Lead.entering(OFFICES).ended(EffectOutcome.HIT).ended(EffectOutcome.ACCEPTED);
  }

  private static Lead atCall() {
    return atReply().hears(EventType.REPLIED, Map.of("intent", "INTERESTED"));
  }

  private static Lead atSecondText() {
    return atCall()
        .ended(EffectOutcome.ACCEPTED)
        .hears(EventType.CALL_ENDED, Map.of("outcome", "VOICEMAIL"));
  }
}
