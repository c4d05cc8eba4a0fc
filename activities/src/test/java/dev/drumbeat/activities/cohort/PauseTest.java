package dev.drumbeat.activities.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of waits that came due in a pause or an outage, and how leads go on after one. */
class PauseTest {
  private static final String FOLLOWED =
      """
        text: { type: wait, for: PT2H, %s next: hello }
        hello: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: later }
        later: { type: wait, for: P1D, next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aWaitThatEndedInAPauseGoesOnAfterIt() {
    TestRun run = launched("");
    pauseFor(run, Duration.ofHours(5));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE hello", 1L));
  }

  @Test
  void whatWouldBeStaleAfterAPauseIsSkipped() {
    TestRun run = launched("overdue: { skipAfter: PT1H },");
    pauseFor(run, Duration.ofHours(5));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
    assertThat(run.intents()).isEmpty();
  }

  @Test
  void whatIsLateButNotStaleIsSent() {
    TestRun run = launched("overdue: { skipAfter: PT4H },");
    pauseFor(run, Duration.ofHours(5));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE hello", 1L));
  }

  @Test
  void whatWouldBeStaleAfterAnOutageIsSkipped() {
    TestRun run = launched("overdue: { skipAfter: PT1H },");
    workspace.clock().advance(Duration.ofHours(5));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
  }

  @Test
  void aSecondPauseDoesNotMakeAnOverdueWaitYoung() {
    TestRun run = launched("overdue: { skipAfter: PT4H },");
    pauseFor(run, Duration.ofHours(3));
    pauseFor(run, Duration.ofHours(6));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE later", 1L));
  }

  @Test
  void aWaitForALocalTimeIsShiftedToTheNextWhenItIsLate() {
    workspace.owners(1);
    TestRun run =
        workspace.launch(
            Texting.campaign(
                "",
                """
                  text:
                    type: wait
                    until: { time: "12:00" }
                    overdue: { shiftAfter: PT1H }
                    next: hello
                  hello: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: done }
                """));
    Instant first = due(run);
    workspace.clock().advance(Duration.ofHours(5));

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 1L));
    assertThat(due(run)).isEqualTo(first.plus(Duration.ofDays(1)));
  }

  @Test
  void aWaitWhoseTimeStandsStillKeepsWhatWasLeftOfIt() {
    TestRun run = launched("whilePaused: HOLD,");
    Instant before = due(run);
    run.pause();
    workspace.execute(tx -> tx.execute("update run set paused_at = now() - interval '3 hours'"));
    // The lead entered its wait before the pause: its row was last touched long ago.
    workspace.untouch("enrollment", Duration.ofHours(4));

    run.resume();

    assertThat(due(run)).isCloseTo(before.plus(Duration.ofHours(3)), within(1, ChronoUnit.MINUTES));
    workspace.advance(run.chunk());
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 1L));
  }

  @Test
  void aWaitWhoseTimeStandsStillDoesNotEndInAPause() {
    TestRun run = launched("whilePaused: HOLD,");
    Instant before = due(run);
    run.pause();
    workspace.execute(tx -> tx.execute("update run set paused_at = now() - interval '3 hours'"));
    workspace.untouch("enrollment", Duration.ofHours(4));
    workspace.clock().advance(Duration.ofHours(3));
    workspace.advance(run.chunk());

    run.resume();

    assertThat(due(run)).isCloseTo(before.plus(Duration.ofHours(3)), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void parkedLeadsGoOnPacedAndNotAllAtOnce() {
    workspace.owners(450);
    TestRun run = workspace.launch(Texting.once());
    run.pause();
    run.sendSms();
    assertThat(run.intents()).isEmpty();

    run.resume();

    assertThat(
            workspace.ids(
                """
                select count(*) from enrollment
                group by round(extract(epoch from due_at)) order by min(due_at)
                """))
        .containsExactly(200L, 200L, 50L);
    assertThat(workspace.value("select count(*) from wake")).isEqualTo("450");
  }

  @Test
  void whatAPauseHeldBackIsSentAtTheSendersPace() {
    workspace.owners(20);
    workspace.execute(tx -> tx.execute("update sender set per_second = 10"));
    TestRun run = workspace.launch(Texting.once());
    run.pause();
    run.sendSms();
    run.resume();

    run.sendSms();

    assertThat(
            workspace.value(
                """
                select count(*) from intent a join intent b on a.id < b.id
                  and abs(extract(epoch from a.slot_at - b.slot_at)) < 0.09
                """))
        .isEqualTo("0");
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 20L));
  }

  private TestRun launched(String policy) {
    workspace.owners(1);
    return workspace.launch(Texting.campaign("", FOLLOWED.formatted(policy)));
  }

  /** Pauses, lets time pass, in which what is due is parked, and resumes. */
  private void pauseFor(TestRun run, Duration time) {
    run.pause();
    workspace.clock().advance(time);
    workspace.advance(run.chunk());
    run.resume();
  }

  private Instant due(TestRun run) {
    return workspace.query(tx ->
        tx.fetchSingle("select due_at from enrollment where run_id = ?", run.id())
            .get(0, OffsetDateTime.class)
            .toInstant());
  }
}
