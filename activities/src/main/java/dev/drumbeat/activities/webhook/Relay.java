package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.webhook.InboxQueue;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies verified webhook events to the ledger and to the leads, in the order they came. Reports
 * of progress are applied many at a time; what moves a lead is a transaction of its own, which lets
 * go of the event too: a crash in between leaves it waiting, and it is applied once.
 */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final int LANES = 6;
  private static final int FORGOTTEN_AT_ONCE = 5_000;

  /**
   * Longer than any provider repeats an event: SendGrid for a day (three for inbound mail), Twilio
   * for some minutes.
   */
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /** Classes of SQLSTATE: no state, connection, rolled back, resources, shut down, system. */
  private static final Set<String> AWAY = Set.of("00", "08", "25", "40", "53", "55", "57", "58");

  private final Database database;
  private final Journeys journeys;
  private final Clock clock;
  private final EventApplier applier;
  private final Lanes lanes = new Lanes(LANES);

  public Relay(Database database, Journeys journeys, Clock clock) {
    this.database = database;
    this.journeys = journeys;
    this.clock = clock;
    this.applier = new EventApplier(journeys, clock);
  }

  /**
   * Applies some of what waits in a workspace. Throws when the database could not be worked with;
   * an event that cannot be applied is counted, and set aside in the end.
   *
   * @return how many events were taken; 0 when none wait or another worker has the turn
   */
  public int relay(UUID workspace) {
    Taken taken = take(workspace);
    Map<String, List<Pending>> byPoint = new LinkedHashMap<>();
    for (Pending pending : taken.rest()) {
      byPoint.computeIfAbsent(pending.orderKey(), key -> new ArrayList<>()).add(pending);
    }
    return taken.reports() + lanes.run(byPoint.values(), pending -> apply(workspace, pending));
  }

  /** Forgets some keys of events that nobody repeats any more; whether there may be more. */
  public boolean forget(UUID workspace) {
    return database.inWorkspace(
            workspace, tx -> InboxQueue.forget(tx, REMEMBERED, FORGOTTEN_AT_ONCE))
        == FORGOTTEN_AT_ONCE;
  }

  private Taken take(UUID workspace) {
    try {
      return inTurn(workspace, tx -> takeReports(tx, workspace));
    } catch (RuntimeException e) {
      if (isAway(e)) {
        throw e;
      }
      LOG.warn("Events of the inbox could not be applied together; one by one", e);
      return inTurn(workspace, tx -> new Taken(0, pending(tx)));
    }
  }

  private Taken inTurn(UUID workspace, Function<DSLContext, Taken> work) {
    return database.inWorkspace(
        workspace,
        tx -> InboxQueue.takeTurn(tx, workspace) ? work.apply(tx) : new Taken(0, List.of()));
  }

  /**
   * What one turn took.
   *
   * @param reports how many reports of progress were applied
   * @param rest events that concern leads, still to be applied
   */
  private record Taken(int reports, List<Pending> rest) {}

  /** Applies the batch's reports of progress in a few statements. */
  private Taken takeReports(DSLContext tx, UUID workspace) {
    List<Pending> batch = pending(tx);
    var reports = new ArrayList<Pending>();
    var rest = new ArrayList<Pending>();
    Listeners listeners = Listeners.of(tx, journeys, batch);
    for (Pending pending : batch) {
      (listeners.concernsNoLead(pending.event()) ? reports : rest).add(pending);
    }
    Reports.apply(
        tx,
        workspace,
        reports.stream().flatMap(pending -> Deliveries.report(pending.event()).stream()).toList());
    InboxQueue.done(tx, reports.stream().map(Pending::id).toList());
    return new Taken(reports.size(), rest);
  }

  private List<Pending> pending(DSLContext tx) {
    return InboxQueue.pending(tx, BATCH, clock.instant());
  }

  /** Applies one event if it is its point's next; how many that were. */
  private int apply(UUID workspace, Pending pending) {
    try {
      return database.inWorkspace(
          workspace,
          tx -> {
            if (!InboxQueue.isNext(tx, workspace, pending)) {
              return 0;
            }
            applier.apply(tx, workspace, pending);
            InboxQueue.done(tx, List.of(pending.id()));
            return 1;
          });
    } catch (RuntimeException e) {
      if (isAway(e)) {
        throw e;
      }
      LOG.warn("Event {} of the inbox ({}) could not be applied", pending.id(), pending.kind(), e);
      database.doInWorkspace(
          workspace, tx -> InboxQueue.failed(tx, pending.id(), BadData.reason(e), clock.instant()));
      return 0;
    }
  }

  /** Whether the database is what fails, not the event: then nothing is counted against it. */
  private static boolean isAway(RuntimeException e) {
    return e instanceof DataAccessException refused
        && AWAY.contains(Objects.requireNonNullElse(refused.sqlState(), "00000").substring(0, 2));
  }
}
