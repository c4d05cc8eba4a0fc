package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.DoubtStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LeadlessStore;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.db.ledger.StrayStore;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Sends what is no lead's, confirmations of opt-outs and test sends, as the ledger sends all else:
 * marked, posted once, recorded; what is in doubt is looked up, and never sent again.
 */
public final class LeadlessSends {
  private static final int MOST_AT_ONCE = 50;
  private static final Retry NO_MORE = new Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  private final Database database;
  private final LedgerPolicy policy;
  private final BiFunction<UUID, String, Effect> effects;
  private final RestoreCheck restore;
  private final Clock clock;

  /**
   * Makes it.
   *
   * @param effects the effect of a workspace and a kind of intent
   */
  public LeadlessSends(
      Database database,
      LedgerPolicy policy,
      BiFunction<UUID, String, Effect> effects,
      RestoreCheck restore,
      Clock clock) {
    this.database = database;
    this.policy = policy;
    this.effects = effects;
    this.restore = restore;
    this.clock = clock;
  }

  /** Sends what waits in a workspace and may still go; how many were settled. */
  public int send(UUID workspace) {
    List<UUID> senders = waiting(workspace);
    if (senders.isEmpty()) {
      return 0;
    }
    String copy = database.inWorkspace(workspace, StrayStore::database);
    if (restore.before(workspace, copy, senders, () -> {}) == RestoreCheck.Verdict.HELD) {
      return 0;
    }
    int sent = 0;
    while (sent < MOST_AT_ONCE && !waiting(workspace).isEmpty()) {
      UUID attempt = UUID.randomUUID();
      Optional<Intent> intent =
          database.inWorkspace(workspace, tx -> LeadlessStore.submit(tx, attempt, clock.instant()));
      intent.ifPresent(each -> {
        Answer answer = effects.apply(workspace, each.kind()).send(each, attempt);
        record(workspace, Settled.answered(each, attempt, answer, Retry.DEFAULT, clock.instant()));
      });
      sent++;
    }
    return sent;
  }

  /** Looks up what is in doubt; how many were looked at. */
  public int clear(UUID workspace) {
    Instant now = clock.instant();
    List<Intent> doubts =
        database.inWorkspace(
            workspace, tx -> LeadlessStore.inDoubt(tx, policy.crashedAfter(), now, MOST_AT_ONCE));
    for (Intent doubt : doubts) {
      Finding finding =
          effects.apply(workspace, doubt.kind()).find(doubt, others(workspace, doubt));
      database.doInWorkspace(
          workspace,
          tx ->
              LedgerStore.record(
                  tx,
                  List.of(
                      Settled.found(
                          doubt,
                          Doubts.unlessTaken(tx, doubt, finding),
                          policy,
                          new Settled.Doubt(now, NO_MORE)))));
    }
    return doubts.size();
  }

  private List<UUID> waiting(UUID workspace) {
    return database.inWorkspace(workspace, tx -> LeadlessStore.waits(tx, clock.instant()));
  }

  private Others others(UUID workspace, Intent intent) {
    return database
        .inWorkspace(workspace, tx -> DoubtStore.others(tx, List.of(intent.id())))
        .getOrDefault(intent.id(), Others.NONE);
  }

  private void record(UUID workspace, Outcome outcome) {
    database.doInWorkspace(workspace, tx -> LedgerStore.record(tx, List.of(outcome)));
  }
}
