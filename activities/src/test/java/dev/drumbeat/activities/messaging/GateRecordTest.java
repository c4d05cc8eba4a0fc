package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate decides is written down with its inputs, and followed. */
class GateRecordTest {
  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DENIED  | SUPPRESSED          | insert into suppression (workspace_id, contact_point_id,"
            + " channel, reason, source) select workspace_id, id, 'SMS', 'DNC', 'test'"
            + " from contact_point where kind = 'PHONE'",
        "DENIED  | PROPERTY_STOPPED    | update property set stopped_at = now()",
        "DENIED  | OWNER_STOPPED       | update owner set stopped_at = now()",
        "DENIED  | NO_CONTACT_POINT    | delete from contact_address",
        "DENIED  | SIMULATED_RECIPIENT | update integration set mode = 'LIVE'",
        "DEFERRED| SENDER_UNREGISTERED | update sender set registered = false",
        "DEFERRED| SENDER_UNHEALTHY    | update sender set hold = 'Down'",
        "DEFERRED| RUN_PAUSED          | update run set state = 'PAUSED'",
        "ALLOWED | ALLOWED             | select 1",
      })
  void eachRuleLeavesADecisionAndATimelineEntryWithItsInputs(
      String outcome, String rule, String cause) {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.once());
    workspace.execute(tx -> tx.execute(cause));

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of(outcome.strip() + " " + rule, 1L));
    assertThat(
            workspace.value(
                """
                select t.kind || ' ' || t.rule || ' ' || (t.inputs @> d.inputs)
                       || ' ' || (d.inputs <> '{}')
                from timeline t join decision d on d.id = t.decision_id
                """))
        .isEqualTo("DECISION_%s %s true true".formatted(outcome.strip(), rule));
    run.balances();
  }

  @Test
  void aRepeatedDeferralCountsUpAndAddsNoRow() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.once());
    workspace.execute(tx -> tx.execute("update sender set hold = 'Down'"));

    for (int n = 0; n < 3; n++) {
      run.sendSms();
      workspace.clock().advance(Duration.ofMinutes(2));
    }

    assertThat(workspace.value("select count from decision")).isEqualTo("3");
    assertThat(run.timeline(run.lead())).containsOnlyOnce("DECISION_DEFERRED");
    run.balances();
  }

  @Test
  void aDeferralIsDueWhenItEndsAndIsThenSent() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.once(), LocalTime.of(21, 12));

    run.sendSms();
    assertThat(
            workspace.value(
                """
                select d.rule || ' ' || (e.due_at = d.until) || ' '
                       || ((d.until + make_interval(secs => r.business_offset_seconds))
                           at time zone 'America/Los_Angeles')::text
                from decision d join enrollment e on e.id = d.enrollment_id
                join run r on r.id = d.run_id
                """))
        .startsWith("QUIET_HOURS true 2026-11-18 08:00:00");

    workspace.clock().advance(Duration.ofHours(11));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    run.balances();
  }

  @ParameterizedTest
  @CsvSource({
    "HOLD,  DEFERRED MISSING_FIELD, ACTIVE text",
    "SKIP,  DENIED MISSING_FIELD,   DONE done",
    "EMPTY, ALLOWED ALLOWED,        DONE done",
  })
  void aMissingFieldHoldsOrSkipsOrIsEmpty(String missing, String decision, String position) {
    workspace.owners(1);
    TestRun run =
        workspace.launch(
            Texting.campaign(
                "",
                """
                  text:
                    type: sms
                    from: main
                    missing: %s
                    body: "Hi {{ property.nickname }}, reply STOP to opt out."
                    next: done
                """
                    .formatted(missing)));

    run.sendSms();

    assertThat(run.decisions()).isEqualTo(Map.of(decision, 1L));
    assertThat(run.positions()).isEqualTo(Map.of(position, 1L));
    run.balances();
  }

  @Test
  void slotsKeepTheSendersRateAndNeverLieInThePast() {
    workspace.owners(20);
    workspace.execute(tx -> tx.execute("update sender set per_second = 0.01"));
    TestRun run = workspace.launch(Texting.once());
    Instant before = Instant.now();

    run.sendSms();
    List<Instant> slots = slots();

    assertThat(slots).hasSize(6).allSatisfy(slot -> assertThat(slot).isAfterOrEqualTo(before));
    for (int k = 1; k < slots.size(); k++) {
      assertThat(Duration.between(slots.get(k - 1), slots.get(k)).toSeconds()).isEqualTo(100);
    }
    assertThat(run.decisions()).containsEntry("DEFERRED NO_SLOT", 14L);
    run.balances();
  }

  @Test
  void aSlotAfterTheLawfulHoursDefersToTheNextDay() {
    workspace.owners(3);
    workspace.execute(tx -> tx.execute("update sender set per_second = 0.005"));
    TestRun run = workspace.launch(Texting.once(), LocalTime.of(19, 58));

    run.sendSms();

    assertThat(run.decisions())
        .containsEntry("ALLOWED ALLOWED", 1L)
        .containsEntry("DEFERRED QUIET_HOURS", 2L);
    run.balances();
  }

  private List<Instant> slots() {
    return workspace.query(tx ->
        tx.fetch("select slot_at from intent order by slot_at")
            .map(row -> row.get(0, java.time.OffsetDateTime.class).toInstant()));
  }
}
