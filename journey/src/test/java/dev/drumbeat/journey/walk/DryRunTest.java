package dev.drumbeat.journey.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Ending;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryRunTest {
  /** A Tuesday; noon in Seattle. */
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");

  private static final String JOURNEY =
      """
      name: Offices
      channels: [sms, voice]
      audience: { list: seattle }
      policy: { window: { days: MON-FRI, from: "09:00", to: "18:00" } }
      exitOn: [ { event: OPTED_OUT }, { event: GOAL } ]
      goal: { event: LEASE_SIGNED, within: P30D }
      start: enrich
      steps:
        enrich: { type: enrich, products: [PARCEL, OWNER_CONTACTS], next: text1, onMiss: nobody }
        text1: { type: sms, from: main, body: "Hi, is {{ property.address }} yours? Reply STOP to opt out.", next: reply1 }
        reply1: { type: await, events: [REPLIED], timeout: P2D, cases: [ { when: "event.intent == 'INTERESTED'", next: mark } ], otherwise: done, onTimeout: pause1 }
        pause1: { type: wait, until: { time: "20:00", days: MON-FRI }, next: call1 }
        mark: { type: update, set: { enrollment.stage: HOT }, tags: [hot], next: which }
        which: { type: branch, cases: [ { when: "enrollment.stage == 'HOT' && 'hot' in property.tags", next: call1 } ], otherwise: nobody }
        call1: { type: call, from: desk, script: "Hello about {{ property.address }}.", onOutcome: { BUSY: nobody }, otherwise: done }
        done: { type: end }
        nobody: { type: end, outcome: NOBODY }
      """;

  @Test
  void walksOneLeadByTimesTextsCostsAndReasons() {
    DryRun run = walk(JOURNEY, NOON, Assumptions.NONE);

    assertThat(run.halt()).isNull();
    assertThat(run.ending()).extracting(Ending::outcome).isEqualTo("COMPLETED");
    assertThat(run.stops())
        .extracting(Stop::step)
        .containsExactly("enrich", "text1", "reply1", "pause1", "call1", "done");
    Stop text = run.stops().get(1);
    assertThat(text.at()).isEqualTo(NOON);
    assertThat(text.local()).isEqualTo(LocalDateTime.of(2026, 11, 24, 12, 0));
    assertThat(text.texts().getFirst().text())
        .isEqualTo("Hi, is 405 Olive Way yours? Reply STOP to opt out.");
    assertThat(text.costMicros()).isEqualTo(7_900);
    assertThat(text.outcome()).isEqualTo("ACCEPTED");
    assertThat(run.stops().get(2).outcome()).isEqualTo("TIMEOUT");
    assertThat(run.stops().get(2).notes()).extracting(Note::rule).contains("onTimeout");
    assertThat(run.costMicros()).isEqualTo(2 * 100_000 + 7_900 + 14_000);
  }

  @Test
  void aCallAfterHoursIsMadeInTheMorning() {
    Stop call = stop(walk(JOURNEY, NOON, Assumptions.NONE), "call1");

    assertThat(call.local()).isEqualTo(LocalDateTime.of(2026, 11, 26, 20, 0));
    assertThat(call.actedAt()).isEqualTo("2026-11-27T17:00:00Z");
  }

  @Test
  void anAssumedReplyTakesItsCaseAndWhatAStepSetIsRead() {
    AssumedEvent reply =
        new AssumedEvent(
            EventType.REPLIED, "reply1", Duration.ofHours(3), Map.of("intent", "INTERESTED"));

    DryRun run = walk(JOURNEY, NOON, new Assumptions(Map.of(), List.of(reply)));

    assertThat(run.stops())
        .extracting(Stop::step)
        .containsExactly("enrich", "text1", "reply1", "mark", "which", "call1", "done");
    assertThat(stop(run, "call1").at()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    assertThat(run.endsAt()).isEqualTo(NOON.plus(Duration.ofHours(3)).plusSeconds(60));
  }

  @Test
  void assumedOutcomesGoTheirOwnWays() {
    AssumedEvent busy =
        new AssumedEvent(
            EventType.CALL_ENDED, "call1", Duration.ofSeconds(20), Map.of("outcome", "BUSY"));
    Assumptions missed = new Assumptions(Map.of("enrich", EffectOutcome.MISS), List.of());

    assertThat(walk(JOURNEY, NOON, new Assumptions(Map.of(), List.of(busy))).ending())
        .extracting(Ending::outcome)
        .isEqualTo("NOBODY");
    DryRun run = walk(JOURNEY, NOON, missed);
    assertThat(run.stops()).extracting(Stop::step).containsExactly("enrich", "nobody");
    assertThat(run.costMicros()).isZero();
  }

  @Test
  void anOptOutEndsItWherever() {
    AssumedEvent optOut = new AssumedEvent(EventType.OPTED_OUT, null, Duration.ofDays(1), Map.of());

    DryRun run = walk(JOURNEY, NOON, new Assumptions(Map.of(), List.of(optOut)));

    assertThat(run.ending()).extracting(Ending::state).isEqualTo(Ending.State.EXITED);
    assertThat(run.endsAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void theGoalIsAnEventOfItsOwn() {
    AssumedEvent signed =
        new AssumedEvent(
            EventType.own("LEASE_SIGNED").orElseThrow(), null, Duration.ofDays(1), Map.of());

    assertThat(walk(JOURNEY, NOON, new Assumptions(Map.of(), List.of(signed))).ending())
        .extracting(Ending::outcome)
        .isEqualTo("GOAL");
  }

  @Test
  void aMissingFieldHaltsWhereTheLeadWouldBeHeld() {
    DryRun run =
        walk(
            JOURNEY.replace("property.address }} yours", "owner.name }} there"),
            NOON,
            Assumptions.NONE);

    assertThat(run.ending()).isNull();
    assertThat(run.halt()).isEqualTo("'text1' holds: the lead has no [owner.name].");
    assertThat(run.stops()).extracting(Stop::step).containsExactly("enrich", "text1");
  }

  @Test
  void aMissingFieldSkipsWhereTheStepSaysSo() {
    String source =
        JOURNEY
            .replace("property.address }} yours", "owner.name }} there")
            .replace("next: reply1 }", "next: reply1, missing: SKIP }");

    DryRun run = walk(source, NOON, Assumptions.NONE);

    assertThat(stop(run, "text1").outcome()).isEqualTo("SKIPPED");
    assertThat(stop(run, "text1").costMicros()).isZero();
  }

  @Test
  void aMissingDateHaltsWhereTheLeadWouldBeHeld() {
    String source =
        JOURNEY.replace(
            "until: { time: \"20:00\", days: MON-FRI }",
            "until: { field: property.lease_end, time: \"20:00\" }");

    DryRun run = walk(source, NOON, Assumptions.NONE);

    assertThat(run.halt()).isEqualTo("'pause1' holds: the lead has no date to wait for.");
    assertThat(stop(run, "pause1").notes()).extracting(Note::rule).containsExactly("until/missing");
  }

  @Test
  void aWayThatDoesNotEndIsCutShort() {
    StringBuilder loop =
        new StringBuilder(
            "name: Loop\nchannels: [sms]\naudience: { list: x }\nstart: w0\nsteps:\n");
    for (int i = 0; i < 12; i++) {
      loop.append(
          "  w%d: { type: wait, for: PT1H, next: w%d, maxVisits: 50 }\n"
              .formatted(i, (i + 1) % 12));
    }

    DryRun run = walk(loop.toString(), NOON, Assumptions.NONE);

    assertThat(run.ending()).isNull();
    assertThat(run.halt()).contains("500 moves");
    assertThat(run.stops()).hasSize(500);
  }

  @Test
  void walksTheSameTwice() {
    assertThat(walk(JOURNEY, NOON, Assumptions.NONE))
        .isEqualTo(walk(JOURNEY, NOON, Assumptions.NONE));
  }

  private static Stop stop(DryRun run, String step) {
    return run.stops().stream().filter(s -> s.step().equals(step)).findFirst().orElseThrow();
  }

  private static DryRun walk(String yaml, Instant start, Assumptions assumptions) {
    LeadFacts lead =
        new LeadFacts(
            Map.of("address", "405 Olive Way", "area", 5L),
            Map.of(),
            Map.of(),
            Map.of("id", 7L),
            ZoneId.of("America/Los_Angeles"),
            List.of());
    Prices prices =
        (step, units) ->
            switch (step) {
              case SmsStep sms -> 7_900L * units;
              case EnrichStep enrich -> 100_000L * units;
              default -> 14_000;
            };
    return DryRun.walk(
        CompiledJourney.of(parsed(yaml)),
        lead,
        Whereabouts.of(null, "98101", "WA"),
        start,
        new DryRun.Script(assumptions, prices));
  }

  private static CampaignDefinition parsed(String yaml) {
    Parsed parsed = CampaignParser.parse(yaml, Format.YAML);
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new IllegalArgumentException(parsed.problems().toString());
    }
    return definition;
  }
}
