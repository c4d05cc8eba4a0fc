package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.TimelineStore;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.ledger.DoubtStore;
import dev.drumbeat.db.ledger.DoubtStore.Left;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/**
 * Clears up what is in doubt and that no cohort comes back to, for no doubt may stay unseen: of
 * journeys that have ended meanwhile, by an opt-out or a stop, and of those that wait for something
 * else, as in a paused run. Of the latter a proof or the deadline is recorded, no conclusion from
 * absence: whether another attempt follows is their cohort's to say.
 */
public final class LeftDoubts {
  private static final int BATCH = 100;

  /** A lead that has left is not tried again, whatever its step's policy says. */
  private static final Retry NO_MORE = new Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final Database database;
  private final LedgerPolicy policy;
  private final BiFunction<UUID, String, Effect> effects;
  private final Clock clock;

  /**
   * Makes the check.
   *
   * @param effects the effect of a workspace and a kind of intent
   */
  public LeftDoubts(
      Database database,
      LedgerPolicy policy,
      BiFunction<UUID, String, Effect> effects,
      Clock clock) {
    this.database = database;
    this.policy = policy;
    this.effects = effects;
    this.clock = clock;
  }

  /** Looks into some of a workspace's; how many. */
  public int clear(UUID workspace) {
    List<Left> left =
        database.inWorkspace(
            workspace, tx -> DoubtStore.leftInDoubt(tx, policy.crashedAfter().toSeconds(), BATCH));
    left.forEach(each -> clear(workspace, each));
    return left.size();
  }

  private void clear(UUID workspace, Left left) {
    Intent intent = left.intent();
    Finding finding =
        effects.apply(workspace, intent.kind()).find(intent, others(workspace, intent));
    database.doInWorkspace(
        workspace,
        tx -> {
          Outcome outcome = outcome(tx, left, Doubts.unlessTaken(tx, intent, finding));
          LedgerStore.record(tx, List.of(outcome));
          if (outcome.intentState() != intent.state()) {
            TimelineStore.append(tx, left.run(), "", List.of(entry(intent, outcome)));
          }
          if (left.awaited() && outcome.intentState().settled()) {
            WakeStore.wake(tx, List.of(intent.enrollmentId()));
          }
        });
  }

  private Outcome outcome(DSLContext tx, Left left, Finding finding) {
    Intent intent = left.intent();
    boolean cohortConcludes = left.awaited() && policy.emptyReadsProve().contains(intent.kind());
    if (cohortConcludes && finding instanceof Finding.Nothing && intent.state() == State.UNKNOWN) {
      return Settled.leftToCohort(intent, policy, clock.instant());
    }
    UUID attempt = Objects.requireNonNull(intent.attempt());
    boolean waiting = left.awaited() || DoubtStore.eventsWait(tx, intent.kind(), List.of(attempt));
    return Settled.found(
        intent,
        Doubts.unlessWaiting(finding, waiting),
        policy,
        new Settled.Doubt(clock.instant(), NO_MORE));
  }

  private Others others(UUID workspace, Intent intent) {
    return database
        .inWorkspace(workspace, tx -> DoubtStore.others(tx, List.of(intent.id())))
        .getOrDefault(intent.id(), Others.NONE);
  }

  private static TimelineEntry entry(Intent intent, Outcome outcome) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("attempt", outcome.attempt().toString());
    if (outcome.providerId() != null) {
      inputs.put("providerId", outcome.providerId());
    }
    return TimelineEntry.of(
            intent.enrollmentId(),
            outcome.attemptState().name(),
            intent.step(),
            intent.visit(),
            "Looked up by the sweep: " + outcome.attemptState())
        .because(outcome.resolvedBy() == null ? "ANSWER" : outcome.resolvedBy(), inputs)
        .about(intent.id());
  }
}
