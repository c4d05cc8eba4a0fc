package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.ledger.DeliveryFaults.Listed;
import dev.drumbeat.activities.ledger.PolicyRepeats;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.ledger.OpenCalls;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxQueue;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies verified webhook events to the ledger and to the leads, in the order they came at each
 * contact point. What applies events lets go of them in the same transaction: a crash in between
 * leaves them waiting, and they are applied once. Those that can't be applied together are applied
 * one by one.
 */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final int LANES = 3;

  /** Most events of one transaction, which holds the locks of all their leads. */
  private static final int TOGETHER = 50;

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
    int done = taken.reports();
    int ended = taken.ended();
    for (List<Pending> turn : turns(taken.rest())) {
      done += lanes.run(groups(turn), group -> apply(workspace, group));
    }
    if (ended > 0) {
      // By itself: the leads that wait for a line are none of those that the events are about.
      database.doInWorkspace(workspace, tx -> OpenCalls.wake(tx, ended));
    }
    return done;
  }

  /** Events of different points; a point's next event is in the next turn. */
  private static Collection<List<Pending>> turns(List<Pending> events) {
    var turns = new TreeMap<Integer, List<Pending>>();
    var before = new HashMap<String, Integer>();
    for (Pending event : events) {
      int turn = before.merge(event.orderKey(), 1, Integer::sum);
      turns.computeIfAbsent(turn, n -> new ArrayList<>()).add(event);
    }
    return turns.values();
  }

  /** Equal shares of a turn, so that the lanes end together. */
  private static List<List<Pending>> groups(List<Pending> turn) {
    int size = Math.min(TOGETHER, Math.ceilDiv(turn.size(), LANES));
    var groups = new ArrayList<List<Pending>>();
    for (int from = 0; from < turn.size(); from += size) {
      groups.add(turn.subList(from, Math.min(turn.size(), from + size)));
    }
    return groups;
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
      return inTurn(workspace, tx -> new Taken(0, pending(tx), 0));
    }
  }

  private Taken inTurn(UUID workspace, Function<DSLContext, Taken> work) {
    return database.inWorkspace(
        workspace,
        tx -> InboxQueue.takeTurn(tx, workspace) ? work.apply(tx) : new Taken(0, List.of(), 0));
  }

  /**
   * What one turn took.
   *
   * @param reports how many reports of progress were applied
   * @param rest events that concern leads, still to be applied
   * @param ended how many tell that an assistant's call has ended, and with it freed a line
   */
  private record Taken(int reports, List<Pending> rest, int ended) {}

  /** Applies the batch's reports of progress in a few statements. */
  private Taken takeReports(DSLContext tx, UUID workspace) {
    List<Pending> batch = pending(tx);
    var reports = new ArrayList<Pending>();
    var rest = new ArrayList<Pending>();
    Listeners listeners = Listeners.of(tx, journeys, batch);
    for (Pending pending : batch) {
      (listeners.concernsNoLead(pending.event()) ? reports : rest).add(pending);
    }
    List<Listed> listed =
        Reports.apply(
            tx,
            workspace,
            reports.stream()
                .flatMap(pending -> Deliveries.report(pending.event()).stream())
                .toList());
    PolicyRepeats.plan(tx, journeys, listed, clock.instant());
    InboxQueue.done(tx, reports.stream().map(Pending::id).toList());
    Strangers.notice(tx, workspace, batch);
    return new Taken(reports.size(), rest, (int) batch.stream().filter(Relay::endsCall).count());
  }

  private static boolean endsCall(Pending pending) {
    return switch (pending.event()) {
      case InboxEvent.AssistantReport _ -> true;
      case InboxEvent.AssistantStatus status -> status.status().equals("ended");
      case InboxEvent.MessageStatus _,
          InboxEvent.InboundMessage _,
          InboxEvent.CallStatus _,
          InboxEvent.CallDigits _,
          InboxEvent.EmailEvent _,
          InboxEvent.Unsubscribe _,
          InboxEvent.Checkout _,
          InboxEvent.Posted _,
          InboxEvent.TaskDone _ ->
          false;
    };
  }

  private List<Pending> pending(DSLContext tx) {
    return InboxQueue.pending(tx, BATCH, clock.instant());
  }

  /** Applies events of different points, as far as they are their points' next; how many. */
  private int apply(UUID workspace, List<Pending> group) {
    try {
      return database.inWorkspace(
          workspace,
          tx -> {
            List<Pending> next = InboxQueue.next(tx, workspace, group);
            applier.apply(tx, workspace, next);
            InboxQueue.done(tx, next.stream().map(Pending::id).toList());
            return next.size();
          });
    } catch (RuntimeException e) {
      if (isAway(e)) {
        throw e;
      }
      if (group.size() > 1) {
        LOG.warn("{} events of the inbox could not be applied together", group.size(), e);
        return group.stream().mapToInt(each -> apply(workspace, List.of(each))).sum();
      }
      failed(workspace, group.getFirst(), e);
      return 0;
    }
  }

  private void failed(UUID workspace, Pending event, RuntimeException why) {
    LOG.warn("Event {} of the inbox ({}) could not be applied", event.id(), event.kind(), why);
    database.doInWorkspace(
        workspace, tx -> InboxQueue.failed(tx, event.id(), BadData.reason(why), clock.instant()));
  }

  /** Whether the database is what fails, not the event: then nothing is counted against it. */
  private static boolean isAway(RuntimeException e) {
    return e instanceof DataAccessException refused
        && AWAY.contains(Objects.requireNonNullElse(refused.sqlState(), "00000").substring(0, 2));
  }
}
