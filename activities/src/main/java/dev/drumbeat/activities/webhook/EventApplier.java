package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.BusinessTime;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.ledger.DeliveryFaults;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.ExitStore;
import dev.drumbeat.db.enrollment.ExitStore.InScope;
import dev.drumbeat.db.ledger.DeliveryStore;
import dev.drumbeat.db.ledger.DeliveryStore.Origin;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.Scope;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Applies one event that concerns leads, in one transaction of the caller's: to the ledger, to
 * suppressions, and to each lead that it is about.
 *
 * <p>Locks are taken before anything is written, in the order that all keep: runs, contact points,
 * leads.
 */
final class EventApplier {
  private final Journeys journeys;
  private final Clock clock;

  EventApplier(Journeys journeys, Clock clock) {
    this.journeys = journeys;
    this.clock = clock;
  }

  void apply(DSLContext tx, UUID workspace, Pending pending) {
    InboxEvent event = pending.event();
    Origin origin = origin(tx, event);
    List<Happening> happenings = Happening.of(event, origin);
    Map<Subject, CohortContext> told = new LinkedHashMap<>();
    if (!happenings.isEmpty()) {
      subjects(tx, event, origin).forEach(each -> told.put(each, context(tx, workspace, each)));
    }
    List<Report> reports = Deliveries.report(event).stream().toList();
    lock(tx, told, happenings, reports);
    DeliveryFaults.apply(tx, workspace, reports);
    lockLeads(tx, told, happenings, concerned(tx, reports, origin));
    Reports.applyLocked(tx, reports);
    if (event instanceof InboxEvent.CallDigits digits && origin != null) {
      Optional.ofNullable(digits.meaning())
          .ifPresent(meaning -> DeliveryStore.gathered(tx, origin.intentId(), meaning));
    }
    told.forEach((subject, context) -> {
      Teller teller = new Teller(tx, context, subject);
      happenings.forEach(happening -> teller.tell(happening, pending.sourceKey()));
    });
  }

  private static @Nullable Origin origin(DSLContext tx, InboxEvent event) {
    return switch (event) {
      case InboxEvent.InboundMessage m -> null;
      case InboxEvent.MessageStatus s -> DeliveryStore.originOf(tx, s.attempt(), s.sid());
      case InboxEvent.CallStatus s -> DeliveryStore.originOf(tx, s.attempt(), s.sid());
      case InboxEvent.CallDigits d -> DeliveryStore.originOf(tx, d.attempt(), d.sid());
      case InboxEvent.EmailEvent s -> DeliveryStore.originOf(tx, s.attempt(), null);
      case InboxEvent.Unsubscribe u -> DeliveryStore.originOf(tx, u.attempt(), null);
    };
  }

  /** A reply is to the text that came last; an opt-out is told to all who texted. */
  private static List<Subject> subjects(DSLContext tx, InboxEvent event, @Nullable Origin origin) {
    if (event instanceof InboxEvent.InboundMessage message) {
      return DeliveryStore.textedAt(tx, message.pointId()).stream()
          .limit(message.intent().equals("OPT_OUT") ? Long.MAX_VALUE : 1)
          .map(each -> new Subject(each.enrollmentId(), each.run(), each.cohort(), null))
          .toList();
    }
    return origin == null ? List.of() : List.of(Subject.of(origin));
  }

  private static void lock(
      DSLContext tx,
      Map<Subject, CohortContext> told,
      List<Happening> happenings,
      List<Report> reports) {
    Set<UUID> runs = new HashSet<>(Reports.runs(tx, reports));
    told.keySet().forEach(subject -> runs.add(subject.run()));
    inScope(tx, told, happenings).forEach(each -> runs.add(each.run()));
    RunLock.share(tx, runs);
  }

  private static void lockLeads(
      DSLContext tx,
      Map<Subject, CohortContext> told,
      List<Happening> happenings,
      Set<Long> concerned) {
    var leads = new TreeSet<>(concerned);
    told.keySet().forEach(subject -> leads.add(subject.enrollment()));
    inScope(tx, told, happenings).forEach(each -> leads.add(each.enrollment()));
    EnrollmentStore.lock(tx, leads);
  }

  /** Whose effects the reports are about. */
  private static Set<Long> concerned(DSLContext tx, List<Report> reports, @Nullable Origin origin) {
    var leads = new HashSet<>(Reports.doubted(DeliveryStore.concerned(tx, reports)));
    if (origin != null) {
      leads.add(origin.enrollmentId());
    }
    return leads;
  }

  /** Whose journeys these happenings could end. */
  private static List<InScope> inScope(
      DSLContext tx, Map<Subject, CohortContext> told, List<Happening> happenings) {
    return told.entrySet().stream()
        .flatMap(each ->
            widest(each.getValue().journey().definition(), happenings)
                .map(scope -> ExitStore.inScope(tx, each.getKey().enrollment(), scope).stream())
                .orElse(Stream.of()))
        .toList();
  }

  private static Optional<Scope> widest(CampaignDefinition definition, List<Happening> happenings) {
    var types = new HashSet<EventType>();
    for (Happening happening : happenings) {
      types.add(happening.type());
      if (Goals.isBy(definition, happening.type())) {
        types.add(EventType.GOAL);
      }
    }
    return definition.exitOn().stream()
        .filter(rule -> types.contains(rule.event()))
        .map(ExitRule::scope)
        .max(Comparator.naturalOrder());
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
}
