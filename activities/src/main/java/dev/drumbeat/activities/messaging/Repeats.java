package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.BusinessTime;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.ledger.RestoreCheck;
import dev.drumbeat.activities.ledger.Result;
import dev.drumbeat.activities.ledger.Settled;
import dev.drumbeat.activities.ledger.Slots;
import dev.drumbeat.activities.ledger.Strays;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.RunFacts;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.RepeatStore;
import dev.drumbeat.db.ledger.RepeatStore.Due;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Retry;
import dev.drumbeat.journey.gate.RunState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends once more what a person or a step's retry policy says, one at a time. Its lead has gone on,
 * so no cohort comes back to it; the gate, the slots, the last check and the ledger are those of
 * any send.
 */
public final class Repeats {
  private static final int MOST_AT_ONCE = 50;

  /** When one is looked at again that nothing came of. */
  private static final Duration BACK = Duration.ofMinutes(1);

  /** A slot this near is waited for. */
  private static final Duration NEAR = Duration.ofSeconds(5);

  private final Database database;
  private final Journeys journeys;
  private final Effects effects;
  private final RestoreCheck restore;
  private final Clock clock;

  /** Makes it. */
  public Repeats(
      Database database, Journeys journeys, Effects effects, RestoreCheck restore, Clock clock) {
    this.database = database;
    this.journeys = journeys;
    this.effects = effects;
    this.restore = restore;
    this.clock = clock;
  }

  /** Sends what is due in a workspace and may still go; how many were looked at. */
  public int send(UUID workspace) {
    for (int n = 0; n < MOST_AT_ONCE; n++) {
      UUID token = UUID.randomUUID();
      Optional<Due> due =
          database.inWorkspace(workspace, tx -> RepeatStore.take(tx, token, clock.instant(), BACK));
      if (due.isEmpty()) {
        return n;
      }
      send(new Repeat(workspace, due.get(), token));
    }
    return MOST_AT_ONCE;
  }

  /** A repeat, and the claim under which it is sent. */
  private record Repeat(UUID workspace, Due due, UUID token) {
    Intent intent() {
      return due.intent();
    }

    Outreach outreach() {
      return Outreach.ofKind(intent().kind());
    }
  }

  private void send(Repeat repeat) {
    Optional<Slot> slot = database.inWorkspace(repeat.workspace(), tx -> claim(tx, repeat));
    if (slot.isEmpty() || slot.get().at().isAfter(clock.instant().plus(NEAR))) {
      return;
    }
    UUID sender = Objects.requireNonNull(repeat.intent().senderId());
    if (restore.before(repeat.workspace(), slot.get().database(), Set.of(sender), () -> {})
        == RestoreCheck.Verdict.HELD) {
      return;
    }
    Effect effect = effects.of(repeat.outreach(), repeat.workspace());
    Slots.await(clock, slot.get().at());
    UUID attempt = UUID.randomUUID();
    if (database.inWorkspace(repeat.workspace(), tx -> submit(tx, repeat, attempt))) {
      Intent intent = repeat.intent().until(slot.get().lawfulUntil());
      Answer answer = effect.send(intent, attempt);
      database.doInWorkspace(repeat.workspace(), tx -> record(tx, repeat, attempt, answer));
    }
  }

  /** When it may leave, and by which database. */
  private record Slot(Instant at, @Nullable Instant lawfulUntil, String database) {}

  /** Asks the gate, as if the lead stood where the effect is of. */
  private Optional<Slot> claim(DSLContext tx, Repeat repeat) {
    RunLock.share(tx, repeat.due().run());
    if (repeat.due().overtaken()) {
      LedgerStore.withdraw(tx, List.of(repeat.intent().id()), "OVERTAKEN");
      return Optional.empty();
    }
    CohortContext context = context(tx, repeat);
    Lead lead = standing(tx, repeat);
    return new RepeatClaim(tx, context, repeat.outreach(), repeat.due())
        .claim(lead)
        .map(claimed -> new Slot(claimed.at(), claimed.lawfulUntil(), claimed.database()));
  }

  private static Lead standing(DSLContext tx, Repeat repeat) {
    long id = repeat.intent().enrollmentId();
    return RepeatClaim.as(
        Objects.requireNonNull(LeadStore.leads(tx, List.of(id)).get(id)),
        repeat.intent(),
        repeat.outreach());
  }

  private boolean submit(DSLContext tx, Repeat repeat, UUID attempt) {
    RunLock.share(tx, repeat.due().run());
    CohortContext context = context(tx, repeat);
    long id = repeat.intent().id();
    if (!context.running()) {
      return false;
    }
    boolean gone =
        LedgerStore.submit(tx, repeat.token(), Map.of(id, attempt), clock.instant()).contains(id);
    if (!gone) {
      Strays.serve(
          tx,
          context,
          repeat.token(),
          List.of(repeat.intent()),
          new SendRecorder(repeat.outreach()));
    }
    return gone;
  }

  private void record(DSLContext tx, Repeat repeat, UUID attempt, Answer answer) {
    RunLock.share(tx, repeat.due().run());
    CohortContext context = context(tx, repeat);
    Retry retry =
        context.journey().definition().step(repeat.intent().step()) instanceof EffectStep step
            ? step.retry()
            : Retry.DEFAULT;
    new SendRecorder(repeat.outreach())
        .record(
            tx,
            context,
            List.of(
                new Result(
                    repeat.intent(),
                    Settled.answered(repeat.intent(), attempt, answer, retry, clock.instant()))));
  }

  /** A run that has ended by itself is no reason not to send; one that was stopped is. */
  private CohortContext context(DSLContext tx, Repeat repeat) {
    Due due = repeat.due();
    RunFacts run = EnrollmentStore.runFacts(tx, due.run(), due.cohort()).orElseThrow();
    RunState state = due.completed() ? RunState.RUNNING : run.state();
    return new CohortContext(
        repeat.workspace(),
        run.in(state),
        due.cohort(),
        journeys.of(tx, run.version()),
        new BusinessTime(clock.instant(), run.businessOffset()),
        "");
  }
}
