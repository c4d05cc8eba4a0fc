package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.ledger.LeftDoubts;
import dev.drumbeat.db.webhook.InboxEvent.EmailEvent;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mails, calls and look-ups keep the same promises. */
class OtherChannelsTest {
  private static final String MAIL =
      """
        text: { type: email, from: team, subject: Hello, body: "Hi {{ owner.name }}", next: done }
      """;
  private static final String CALL =
      """
        text:
          type: call
          mode: SCRIPT
          from: desk
          script: "Press 9 to opt out."
          gather: { "9": OPT_OUT }
          machine: HANG_UP
          otherwise: done
      """;
  private static final String LOOK_UP =
      """
        text:
          { type: enrich, products: [PARCEL, OWNER_CONTACTS], maxAge: P60D, next: done, onMiss: done }
      """;

  @Test
  void anEmailWithoutProofInTwoReadsIsSentAgainAndGivenUpInTheEnd() {
    try (var workspace = open(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO))) {
      TestRun run = workspace.launch(Texting.campaign("", MAIL));

      for (int n = 0; n < 20; n++) {
        workspace.sendEmail(run.chunk());
        workspace.clock().advance(Duration.ofSeconds(61));
      }

      assertThat(workspace.provider().posts()).isEqualTo(3);
      assertThat(run.intents()).isEqualTo(Map.of("NOT_SENT", 1L));
      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      run.balances();
    }
  }

  @Test
  void anEmailInDoubtThroughALongPauseIsLookedForTwiceAfterwards() {
    try (var workspace = open(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO))) {
      TestRun run = workspace.launch(Texting.campaign("", MAIL));
      workspace.sendEmail(run.chunk());
      run.pause();
      workspace.clock().advance(Duration.ofHours(25));
      workspace.execute(
          tx -> tx.execute("update intent set check_at = now() - interval '2 hours'"));

      assertThat(leftDoubts(workspace).clear(workspace.id())).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
      run.resume();
      workspace.clock().advance(Duration.ofSeconds(61));
      workspace.sendEmail(run.chunk());
      assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
      workspace.clock().advance(Duration.ofSeconds(61));
      workspace.sendEmail(run.chunk());

      assertThat(run.intents()).doesNotContainKey("ABANDONED");
      assertThat(workspace.value("select string_agg(resolved_by, ',') from attempt"))
          .isEqualTo("EMPTY_READS");
      run.balances();
    }
  }

  private static LeftDoubts leftDoubts(SendingWorkspace workspace) {
    return new LeftDoubts(
        workspace.database(),
        workspace.dispatch().policy(),
        workspace.effects()::ofKind,
        workspace.clock());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select '{}'::jsonb",
        "select jsonb_build_object('attempt', id) from attempt",
        "select jsonb_build_object('attempt', null)"
      })
  void whileEventsWaitThatMayProveItNoEmailIsTakenForNeverSent(String payload) {
    try (var workspace = open(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO))) {
      TestRun run = inDoubtWhileThisWaits(workspace, payload);

      assertThat(workspace.provider().posts()).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("UNKNOWN", 1L));
      run.balances();
    }
  }

  @Test
  void whileOnlyEventsOfOthersWaitAnEmailIsTakenForNeverSentAndSentAgain() {
    try (var workspace = open(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO))) {
      TestRun run =
          inDoubtWhileThisWaits(
              workspace, "select jsonb_build_object('attempt', gen_random_uuid())");

      assertThat(workspace.provider().posts()).isGreaterThan(1);
      run.balances();
    }
  }

  private static TestRun inDoubtWhileThisWaits(SendingWorkspace workspace, String payload) {
    TestRun run = workspace.launch(Texting.campaign("", MAIL));
    workspace.sendEmail(run.chunk());
    workspace.execute(tx ->
        tx.execute(
            "insert into inbox (workspace_id, provider, kind, order_key, payload)"
                + " select current_workspace(), 'SENDGRID', 'EMAIL_EVENT', 'x', ("
                + payload
                + ")"));
    for (int n = 0; n < 5; n++) {
      workspace.clock().advance(Duration.ofSeconds(61));
      workspace.sendEmail(run.chunk());
    }
    return run;
  }

  @Test
  void anEmailThatItsEventProvesHasTheProvidersIdAndAnEntry() {
    try (var workspace = open(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO))) {
      TestRun run = workspace.launch(Texting.campaign("", MAIL));
      workspace.sendEmail(run.chunk());

      proves(workspace, run, "abc123.recvd-7d9.0");

      assertThat(new Callbacks(workspace).sid(run.lead())).isEqualTo("abc123");
      assertThat(
              workspace.value(
                  """
                  select rule || ' ' || (inputs->>'providerId') || ' ' || (intent_id is not null)
                  from timeline where kind = 'ACCEPTED'
                  """))
          .isEqualTo("CALLBACK abc123 true");
      run.balances();
    }
  }

  @Test
  void anAnswerThatComesAfterTheProofGivesTheEmailItsId() {
    try (var workspace = open(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO))) {
      TestRun run = workspace.launch(Texting.campaign("", MAIL));
      workspace.sendEmail(run.chunk());
      UUID attempt = new Callbacks(workspace).attempt(run.lead());
      proves(workspace, run, null);
      assertThat(new Callbacks(workspace).sid(run.lead())).isEqualTo("null");

      workspace.execute(tx ->
          tx.execute(
              """
              select record_outcomes(jsonb_build_array(jsonb_build_object(
                'intent', intent_id, 'attempt', id, 'intent_state', 'ACCEPTED',
                'attempt_state', 'ACCEPTED', 'provider_id', 'abc123')))
              from attempt where id = ?
              """,
              attempt));

      assertThat(new Callbacks(workspace).sid(run.lead())).isEqualTo("abc123");
      run.balances();
    }
  }

  private static void proves(SendingWorkspace workspace, TestRun run, @Nullable String id) {
    var callbacks = new Callbacks(workspace);
    callbacks.told(
        "processed",
        new EmailEvent(
            callbacks.attempt(run.lead()), "processed", null, null, null, null, id, Instant.EPOCH));
    workspace.relayAll();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
  }

  @Test
  void anEmailGoesOutOnce() {
    try (var workspace = open(FaultPlan.none())) {
      TestRun run = workspace.launch(Texting.campaign("", MAIL));

      workspace.sendEmail(run.chunk());
      workspace.sendEmail(run.chunk());

      assertThat(workspace.provider().accepted()).hasSize(1);
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      run.balances();
    }
  }

  @Test
  void aCallWithoutWrittenConsentIsDenied() {
    try (var workspace = open(FaultPlan.none())) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));

      workspace.placeCalls(run.chunk());

      assertThat(run.decisions()).isEqualTo(Map.of("DENIED NO_CONSENT", 1L));
      assertThat(workspace.provider().posts()).isZero();
      run.balances();
    }
  }

  @Test
  void aCallThatWasAnsweredWith500IsFoundAndNotPlacedAgain() {
    try (var workspace = open(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO))) {
      TestRun run = workspace.launch(Texting.campaign("", CALL));
      consent(workspace);
      workspace.placeCalls(run.chunk());
      workspace.clock().advance(Duration.ofSeconds(4));

      workspace.placeCalls(run.chunk());

      assertThat(workspace.provider().posts()).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      assertThat(workspace.value("select phase from enrollment")).isEqualTo("AWAITING_OUTCOME");
      run.balances();
    }
  }

  @Test
  void whatIsKnownIsNotBoughtAgain() {
    try (var workspace = open(FaultPlan.none())) {
      TestRun first = workspace.launch(Texting.campaign("", LOOK_UP));
      workspace.enrich(first.chunk());
      long bought = workspace.provider().accepted().size();
      TestRun second = workspace.launch(Texting.campaign("", LOOK_UP));

      workspace.enrich(second.chunk());

      assertThat(first.positions()).isEqualTo(Map.of("DONE done", 1L));
      assertThat(second.positions()).isEqualTo(Map.of("DONE done", 1L));
      assertThat(workspace.provider().accepted()).hasSize((int) bought);
      first.balances();
      second.balances();
    }
  }

  @RepeatedTest(5)
  void whatIsMissingIsLookedUpInOneTurn() {
    try (var workspace = open(FaultPlan.none())) {
      TestRun run = workspace.launch(Texting.campaign("", LOOK_UP));

      workspace.enrich(run.chunk());

      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
    }
  }

  @Test
  void aLookUpOfAPausedRunWaitsForTheResume() {
    try (var workspace = open(FaultPlan.none())) {
      TestRun run = workspace.launch(Texting.campaign("", LOOK_UP));
      run.pause();
      workspace.enrich(run.chunk());
      assertThat(workspace.provider().accepted()).isEmpty();

      run.resume();
      workspace.enrich(run.chunk());

      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      run.balances();
    }
  }

  private static SendingWorkspace open(FaultPlan faults) {
    SendingWorkspace workspace = SendingWorkspace.open(faults);
    workspace.owners(1);
    return workspace;
  }

  private static void consent(SendingWorkspace workspace) {
    workspace.execute(tx ->
        tx.execute(
            """
            insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at,
                                 simulated)
            select workspace_id, id, 'VOICE', 'WRITTEN', 'Form 7', now() - interval '1 year', true
            from contact_point where kind = 'PHONE'
            """));
  }
}
