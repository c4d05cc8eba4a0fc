package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.BusinessTime;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.ledger.DeliveryFaults;
import dev.drumbeat.activities.ledger.DeliveryFaults.Listed;
import dev.drumbeat.activities.ledger.PolicyRepeats;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.ExitStore;
import dev.drumbeat.db.enrollment.ExitStore.InScope;
import dev.drumbeat.db.enrollment.SubjectStore;
import dev.drumbeat.db.enrollment.WakeStore.CohortKey;
import dev.drumbeat.db.ledger.CallRecords;
import dev.drumbeat.db.ledger.DeliveryStore;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.ledger.OriginStore;
import dev.drumbeat.db.ledger.OriginStore.Named;
import dev.drumbeat.db.ledger.OriginStore.Origin;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.campaign.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Applies events that concern leads, in one transaction of the caller's: to the ledger, to
 * suppressions, and to each lead that they are about.
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

  /** Applies events of different contact points. */
  void apply(DSLContext tx, UUID workspace, List<Pending> events) {
    if (events.isEmpty()) {
      return;
    }
    Map<Named, Origin> origins =
        OriginStore.originsOf(
            tx, events.stream().flatMap(each -> named(each.event()).stream()).toList());
    List<Report> reports =
        events.stream().flatMap(each -> Deliveries.report(each.event()).stream()).toList();
    List<Telling> tellings = tellings(tx, workspace, events, origins);
    List<Listed> listed = lock(tx, workspace, tellings, reports, origins.values());
    Reports.applyLocked(tx, reports);
    PolicyRepeats.plan(tx, journeys, listed, clock.instant());
    events.forEach(each -> keep(tx, workspace, each.event(), origins));
    new Teller(tx).tell(tellings);
  }

  /** What a call brought is kept with it. */
  private static void keep(
      DSLContext tx, UUID workspace, InboxEvent event, Map<Named, Origin> origins) {
    Origin origin = named(event).map(origins::get).orElse(null);
    if (origin == null) {
      return;
    }
    if (event instanceof InboxEvent.CallDigits digits && digits.meaning() != null) {
      OriginStore.gathered(tx, origin.intentId(), digits.meaning());
    }
    if (event instanceof InboxEvent.AssistantReport report) {
      CallRecords.keep(tx, workspace, origin.intentId(), report);
    }
  }

  private static Optional<Named> named(InboxEvent event) {
    return switch (event) {
      case InboxEvent.InboundMessage m -> Optional.empty();
      case InboxEvent.MessageStatus s -> Optional.of(new Named(s.attempt(), s.sid()));
      case InboxEvent.CallStatus s -> Optional.of(new Named(s.attempt(), s.sid()));
      case InboxEvent.CallDigits d -> Optional.of(new Named(d.attempt(), d.sid()));
      case InboxEvent.AssistantStatus s -> Optional.of(new Named(s.attempt(), s.callId()));
      case InboxEvent.AssistantReport s -> Optional.of(new Named(s.attempt(), s.callId()));
      case InboxEvent.EmailEvent s -> Optional.of(new Named(s.attempt(), null));
      case InboxEvent.Unsubscribe u -> Optional.of(new Named(u.attempt(), null));
      case InboxEvent.Checkout c -> Optional.of(new Named(null, c.session()));
      case InboxEvent.Posted p -> Optional.empty();
      case InboxEvent.TaskDone t -> Optional.empty();
    };
  }

  private List<Telling> tellings(
      DSLContext tx, UUID workspace, List<Pending> events, Map<Named, Origin> origins) {
    var contexts = new HashMap<CohortKey, CohortContext>();
    var tellings = new ArrayList<Telling>();
    for (Pending pending : events) {
      Origin origin = named(pending.event()).map(origins::get).orElse(null);
      List<Happening> happenings = Happening.of(pending.event(), origin);
      if (happenings.isEmpty()) {
        continue;
      }
      for (Subject subject : subjects(tx, pending.event(), origin)) {
        CohortContext context =
            contexts.computeIfAbsent(
                new CohortKey(subject.run(), subject.cohort()), key -> context(tx, workspace, key));
        happenings.forEach(happening ->
            tellings.add(Telling.of(subject, context, happening, pending.sourceKey())));
      }
    }
    return tellings;
  }

  /** A reply is to the text that came last; an opt-out is told to all who texted. */
  private static List<Subject> subjects(DSLContext tx, InboxEvent event, @Nullable Origin origin) {
    return switch (event) {
      case InboxEvent.InboundMessage m ->
          OriginStore.textedAt(tx, m.pointId()).stream()
              .limit(m.intent().equals("OPT_OUT") ? Long.MAX_VALUE : 1)
              .map(Subject::ofWriter)
              .toList();
      case InboxEvent.Posted p ->
          SubjectStore.leads(tx, p.about(), p.subject()).stream().map(Subject::ofPosted).toList();
      case InboxEvent.TaskDone t ->
          SubjectStore.leads(tx, About.ENROLLMENT, t.enrollment()).stream()
              .map(Subject::ofWriter)
              .toList();
      case InboxEvent.MessageStatus _,
          InboxEvent.CallStatus _,
          InboxEvent.CallDigits _,
          InboxEvent.AssistantStatus _,
          InboxEvent.AssistantReport _,
          InboxEvent.EmailEvent _,
          InboxEvent.Checkout _,
          InboxEvent.Unsubscribe _ ->
          origin == null ? List.of() : List.of(Subject.of(origin));
    };
  }

  private static List<Listed> lock(
      DSLContext tx,
      UUID workspace,
      List<Telling> tellings,
      List<Report> reports,
      Collection<Origin> origins) {
    Set<UUID> runs = new HashSet<>(Reports.runs(tx, reports));
    tellings.forEach(each -> runs.add(each.subject().run()));
    inScope(tx, tellings).forEach(each -> runs.add(each.run()));
    RunLock.share(tx, runs);
    List<Listed> listed = DeliveryFaults.apply(tx, workspace, reports);
    var leads = new TreeSet<>(Reports.doubted(DeliveryStore.concerned(tx, reports)));
    origins.forEach(origin -> leads.add(origin.enrollmentId()));
    tellings.forEach(each -> leads.add(each.lead()));
    inScope(tx, tellings).forEach(each -> leads.add(each.enrollment()));
    EnrollmentStore.lock(tx, leads);
    return listed;
  }

  /** Whose journeys these could end. */
  private static List<InScope> inScope(DSLContext tx, List<Telling> tellings) {
    var widest = new TreeMap<Long, Scope>();
    for (Telling each : tellings) {
      widest(each)
          .ifPresent(scope ->
              widest.merge(
                  each.lead(), scope, BinaryOperator.maxBy(Comparator.<Scope>naturalOrder())));
    }
    return widest.entrySet().stream()
        .flatMap(each -> ExitStore.inScope(tx, each.getKey(), each.getValue()).stream())
        .toList();
  }

  private static Optional<Scope> widest(Telling telling) {
    CampaignDefinition definition = telling.context().journey().definition();
    var types = new HashSet<>(Set.of(telling.happening().type()));
    if (Goals.isBy(definition, telling.happening().type())) {
      types.add(EventType.GOAL);
    }
    return definition.exitOn().stream()
        .filter(rule -> types.contains(rule.event()))
        .map(ExitRule::scope)
        .max(Comparator.naturalOrder());
  }

  private CohortContext context(DSLContext tx, UUID workspace, CohortKey cohort) {
    var run = EnrollmentStore.runFacts(tx, cohort.run(), cohort.number()).orElseThrow();
    return new CohortContext(
        workspace,
        run,
        cohort.number(),
        journeys.of(tx, run.version()),
        new BusinessTime(clock.instant(), run.businessOffset()),
        "");
  }
}
