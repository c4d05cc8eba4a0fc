package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.campaign.Journeys;
import dev.drumbeat.activities.cohort.BusinessTime;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.messaging.Refusals;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressions;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.EventStore;
import dev.drumbeat.db.enrollment.ExitStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.ledger.DeliveryStore;
import dev.drumbeat.db.ledger.DeliveryStore.Cleared;
import dev.drumbeat.db.ledger.DeliveryStore.Origin;
import dev.drumbeat.db.ledger.DeliveryStore.Texted;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxQueue;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.machine.EventFact;
import dev.drumbeat.journey.machine.ExitRules;
import dev.drumbeat.journey.machine.Trigger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies verified webhook events to the ledger and to the leads, in the order they came. Reports
 * of progress are applied many at a time; what moves a lead is a transaction of its own.
 */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final int LANES = 6;

  private final Database database;
  private final Journeys journeys;
  private final Clock clock;

  public Relay(Database database, Journeys journeys, Clock clock) {
    this.database = database;
    this.journeys = journeys;
    this.clock = clock;
  }

  /**
   * Applies some of what waits in a workspace.
   *
   * @return how many events were taken; 0 when none wait or another worker has the turn
   */
  public int relay(UUID workspace) {
    Taken taken = take(workspace);
    Map<String, List<Pending>> byPoint = new LinkedHashMap<>();
    for (Pending pending : taken.rest()) {
      byPoint.computeIfAbsent(pending.orderKey(), key -> new ArrayList<>()).add(pending);
    }
    return taken.reports() + inLanes(workspace, byPoint.values());
  }

  /** Several contact points at once; the events of each in their order. */
  private int inLanes(UUID workspace, Collection<List<Pending>> points) {
    var applied = new AtomicInteger();
    var gate = new Semaphore(LANES);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<Pending> ofPoint : points) {
        gate.acquireUninterruptibly();
        threads.execute(() -> {
          try {
            ofPoint.forEach(pending -> applied.addAndGet(apply(workspace, pending)));
          } finally {
            gate.release();
          }
        });
      }
    }
    return applied.get();
  }

  private Taken take(UUID workspace) {
    try {
      return inTurn(workspace, this::takeReports);
    } catch (RuntimeException e) {
      LOG.warn("Events of the inbox could not be applied together; one by one", e);
      return inTurn(workspace, tx -> new Taken(0, InboxQueue.pending(tx, BATCH)));
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
  private Taken takeReports(DSLContext tx) {
    List<Pending> batch = InboxQueue.pending(tx, BATCH);
    var reports = new ArrayList<Pending>();
    var rest = new ArrayList<Pending>();
    Listeners listeners = Listeners.of(tx, journeys, batch);
    for (Pending pending : batch) {
      (listeners.concernsNoLead(pending.event()) ? reports : rest).add(pending);
    }
    List<Cleared> cleared =
        DeliveryStore.apply(
            tx,
            reports.stream()
                .flatMap(pending -> Deliveries.report(pending.event()).stream())
                .toList());
    WakeStore.wake(tx, cleared.stream().map(Cleared::enrollmentId).toList());
    InboxQueue.done(tx, reports.stream().map(Pending::id).toList());
    return new Taken(reports.size(), rest);
  }

  /** Applies one event if it is its point's next; how many that were, failures included. */
  private int apply(UUID workspace, Pending pending) {
    try {
      return database.inWorkspace(
          workspace,
          tx -> {
            if (!InboxQueue.isNext(tx, workspace, pending)) {
              return 0;
            }
            apply(tx, workspace, pending);
            InboxQueue.done(tx, List.of(pending.id()));
            return 1;
          });
    } catch (RuntimeException e) {
      LOG.warn("Event {} of the inbox ({}) could not be applied", pending.id(), pending.kind(), e);
      database.doInWorkspace(
          workspace, tx -> InboxQueue.failed(tx, pending.id(), String.valueOf(e.getMessage())));
      return 1;
    }
  }

  private void apply(DSLContext tx, UUID workspace, Pending pending) {
    InboxEvent event = pending.event();
    List<Cleared> cleared =
        Deliveries.report(event)
            .map(report -> DeliveryStore.apply(tx, List.of(report)))
            .orElse(List.of());
    WakeStore.wake(tx, cleared.stream().map(Cleared::enrollmentId).toList());
    switch (event) {
      case InboxEvent.InboundMessage m -> reply(tx, workspace, m, pending);
      case InboxEvent.MessageStatus s ->
          happened(tx, workspace, DeliveryStore.originOf(tx, s.attempt(), s.sid()), pending);
      case InboxEvent.CallStatus s ->
          happened(tx, workspace, DeliveryStore.originOf(tx, s.attempt(), s.sid()), pending);
      case InboxEvent.EmailEvent s ->
          happened(tx, workspace, DeliveryStore.originOf(tx, s.attempt(), null), pending);
      case InboxEvent.Unsubscribe u ->
          happened(tx, workspace, DeliveryStore.originOf(tx, u.attempt(), null), pending);
      case InboxEvent.CallDigits d -> {
        Origin origin = DeliveryStore.originOf(tx, d.attempt(), d.sid());
        if (origin != null && d.meaning() != null) {
          DeliveryStore.gathered(tx, origin.intentId(), d.meaning());
        }
        happened(tx, workspace, origin, pending);
      }
    }
  }

  private void reply(
      DSLContext tx, UUID workspace, InboxEvent.InboundMessage message, Pending pending) {
    List<Texted> texted = DeliveryStore.textedAt(tx, message.pointId());
    boolean all = message.intent().equals("OPT_OUT");
    for (Texted each : texted) {
      Happening happening = Happening.of(message, null).orElseThrow();
      tell(
          tx,
          workspace,
          new Subject(each.enrollmentId(), each.run(), each.cohort(), null),
          happening,
          pending);
      if (!all) {
        return;
      }
    }
  }

  private void happened(DSLContext tx, UUID workspace, @Nullable Origin origin, Pending pending) {
    if (origin == null) {
      return;
    }
    suppress(tx, workspace, origin, pending.event());
    Happening.of(pending.event(), origin.gathered())
        .ifPresent(happening ->
            tell(
                tx,
                workspace,
                new Subject(origin.enrollmentId(), origin.run(), origin.cohort(), origin),
                happening,
                pending));
  }

  /** Whom a happening concerns; {@code origin} is the effect that caused it, if one did. */
  private record Subject(long enrollment, UUID run, int cohort, @Nullable Origin origin) {}

  private void tell(
      DSLContext tx, UUID workspace, Subject subject, Happening happening, Pending pending) {
    CohortContext context = context(tx, workspace, subject);
    if (happening.onlyIfListenedTo()
        && !Interests.of(context.journey().definition()).contains(happening.type())) {
      return;
    }
    EventFact fact = fact(subject, happening);
    long event = EventStore.add(tx, workspace, subject.enrollment(), fact, "inbox:" + pending.id());
    Optional<ExitRule> exit = ExitRules.matching(context.journey().definition(), fact);
    List<Long> inScope =
        exit.map(rule -> ExitStore.inScope(tx, subject.enrollment(), rule.scope()))
            .orElse(List.of());
    var locked = new TreeSet<>(inScope);
    locked.add(subject.enrollment());
    EnrollmentStore.lock(tx, locked);
    boolean consumed = move(tx, context, subject, happening, event);
    if (exit.isPresent()) {
      List<Long> leaving =
          inScope.stream().filter(id -> !consumed || id != subject.enrollment()).toList();
      ExitStore.exit(
          tx,
          leaving,
          happening.type().name(),
          happening.summary() + "; the campaign ends on that for " + exit.get().scope());
    }
  }

  /** The lead's own open wait consumes first, in a paused run too: only sending pauses. */
  private static boolean move(
      DSLContext tx, CohortContext context, Subject subject, Happening happening, long event) {
    Lead lead =
        Objects.requireNonNull(
            LeadStore.leads(tx, List.of(subject.enrollment())).get(subject.enrollment()));
    Mover mover = Mover.lock(tx, context, List.of(lead.id()));
    mover.note(
        new TimelineEntry(
            lead.id(),
            "EVENT",
            subject.origin() == null ? lead.position().step() : subject.origin().step(),
            subject.origin() == null ? lead.position().visit() : subject.origin().visit(),
            happening.summary(),
            happening.type().name(),
            happening.data(),
            null,
            subject.origin() == null ? null : subject.origin().intentId(),
            event == 0 ? null : event));
    boolean moved = mover.holds(lead) && mover.move(lead, new Trigger.EventsCame());
    mover.write();
    if (moved) {
      WakeStore.wake(tx, List.of(lead.id()));
    }
    return moved;
  }

  private EventFact fact(Subject subject, Happening happening) {
    var data = new LinkedHashMap<>(happening.data());
    if (subject.origin() != null) {
      data.put("step", subject.origin().step());
      data.put("visit", subject.origin().visit());
    }
    return new EventFact(0, happening.type(), clock.instant(), data);
  }

  private CohortContext context(DSLContext tx, UUID workspace, Subject subject) {
    var run = EnrollmentStore.runFacts(tx, subject.run(), subject.cohort()).orElseThrow();
    return new CohortContext(
        workspace,
        run,
        subject.cohort(),
        journeys.of(tx, run.version()),
        new BusinessTime(clock.instant(), run.businessOffset()),
        "");
  }

  /** A number that the carrier says cannot be reached is not texted again. */
  private static void suppress(DSLContext tx, UUID workspace, Origin origin, InboxEvent event) {
    Long point = origin.pointId();
    if (event instanceof InboxEvent.MessageStatus status
        && status.errorCode() != null
        && point != null) {
      Refusals.suppressing(status.errorCode())
          .ifPresent(reason ->
              Suppressions.add(
                  tx,
                  workspace,
                  List.of(
                      new Suppressed(
                          point,
                          Channel.SMS,
                          reason,
                          "provider",
                          Map.of("code", status.errorCode())))));
    }
  }
}
