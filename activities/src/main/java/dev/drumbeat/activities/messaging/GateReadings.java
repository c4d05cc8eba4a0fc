package dev.drumbeat.activities.messaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.GateReading;
import dev.drumbeat.db.ledger.GateReading.Used;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.run.Budget;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.gate.BudgetFacts;
import dev.drumbeat.journey.gate.CapFacts;
import dev.drumbeat.journey.gate.Consent;
import dev.drumbeat.journey.gate.GateFacts;
import dev.drumbeat.journey.gate.PointFacts;
import dev.drumbeat.journey.gate.SenderFacts;
import dev.drumbeat.journey.time.Home;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate judges a chunk by, read once under the locks. Leads are judged in sequence:
 * {@link #count} makes what one of them was allowed seen by the next of the same owner, phone or
 * budget.
 */
final class GateReadings {
  private final CohortContext context;
  private final Outreach outreach;
  private final Reaches reaches;
  private final Screenings screenings;
  private final ActiveHolds holds;
  private final Map<Long, GateStore.Point> points;
  private final Map<Long, List<GateReading.Consented>> consents;
  private final Map<String, GateStore.Sender> senders;
  private final Set<Long> stoppedOwners;
  private final Set<Long> stoppedProperties;
  private final List<Map<Long, Used>> used = new ArrayList<>();
  private final @Nullable Budget budget;
  private final String database;
  private long reserved;

  GateReadings(
      CohortContext context, Reaches reaches, GateReading reading, @Nullable Budget budget) {
    this.context = context;
    this.outreach = reaches.outreach();
    this.reaches = reaches;
    this.budget = budget;
    this.database = reading.database();
    this.screenings = new Screenings(context.time(), reading);
    this.holds = new ActiveHolds(context, reading.holds());
    points = reading.points().stream().collect(toMap(GateStore.Point::id, point -> point));
    senders = reading.senders().stream().collect(toMap(GateStore.Sender::key, sender -> sender));
    consents = reading.consents().stream().collect(groupingBy(GateReading.Consented::point));
    stoppedOwners = Set.copyOf(reading.stoppedOwners());
    stoppedProperties = Set.copyOf(reading.stoppedProperties());
    for (int k = 0; k < caps().size(); k++) {
      int cap = k;
      used.add(
          new HashMap<>(
              reading.used().stream()
                  .filter(each -> each.cap() == cap)
                  .collect(toMap(Used::subject, each -> each))));
    }
  }

  GateStore.@Nullable Sender sender(Lead lead) {
    return senders.get(Outreach.senderOf(reaches.step(lead)));
  }

  GateStore.@Nullable Point point(Lead lead) {
    Long id = reaches.point(lead);
    return id == null ? null : points.get(id);
  }

  String database() {
    return database;
  }

  boolean hasBudget() {
    return budget != null;
  }

  /**
   * A send to be judged.
   *
   * @param businessAt when it would leave
   * @param planned its intent, if it was allowed before: it counts against the caps already
   * @param mostMicros the most that it can cost, where the run has a budget
   * @param counted whether {@link #count} was told of it
   */
  record Send(
      Lead lead, Instant businessAt, @Nullable Intent planned, long mostMicros, boolean counted) {}

  /** The facts of one send, as of business time. */
  GateFacts facts(Send send) {
    Lead lead = send.lead();
    GateStore.Point point = point(lead);
    GateStore.Sender sender = sender(lead);
    return new GateFacts(
        outreach.channel(),
        send.businessAt(),
        context.run().state(),
        lead.active(),
        point == null ? null : pointFacts(point, sender, send),
        lead.propertyId() != null && stoppedProperties.contains(lead.propertyId()),
        lead.ownerId() != null && stoppedOwners.contains(lead.ownerId()),
        point == null ? Set.of() : consents(point),
        sender == null ? null : senderFacts(sender),
        whereabouts(lead, point),
        context.journey().definition().policy().window(),
        capFacts(send),
        holds.of(sender),
        budgets(send));
  }

  /** Makes an allowed send count for the leads judged after it. */
  void count(Lead lead, long mostMicros) {
    for (int k = 0; k < caps().size(); k++) {
      Long subject = reaches.subject(caps().get(k).per(), lead);
      if (subject != null) {
        used.get(k)
            .merge(
                subject,
                new Used(k, subject, 1, context.time().now()),
                (old, one) -> new Used(one.cap(), subject, old.count() + 1, old.oldest()));
      }
    }
    Long point = reaches.point(lead);
    if (point != null) {
      screenings.count(point);
    }
    reserved += mostMicros;
  }

  private PointFacts pointFacts(
      GateStore.Point point, GateStore.@Nullable Sender sender, Send send) {
    String masked =
        outreach.channel() == Channel.EMAIL
            ? EmailAddresses.mask(point.value())
            : PhoneNumbers.mask(point.value());
    return new PointFacts(
        point.id(),
        masked,
        point.simulated(),
        screenings.suppressions(
            point.id(), sender == null ? null : sender.id(), outreach.channel()),
        screenings.of(point.id(), send.planned(), send.counted()));
  }

  private Set<Consent> consents(GateStore.Point point) {
    return Set.copyOf(
        consents.getOrDefault(point.id(), List.of()).stream()
            .map(c ->
                new Consent(
                    Channel.valueOf(c.channel()),
                    Consent.Basis.valueOf(c.basis()),
                    c.at(),
                    c.evidence(),
                    c.simulated()))
            .toList());
  }

  private Whereabouts whereabouts(Lead lead, GateStore.@Nullable Point point) {
    Home home = lead.home();
    return point == null || outreach.channel() == Channel.EMAIL
        ? home.whereabouts()
        : home.with(point.value());
  }

  private List<CapFacts> capFacts(Send send) {
    var facts = new ArrayList<CapFacts>();
    for (int k = 0; k < caps().size(); k++) {
      Cap cap = caps().get(k);
      Long subject = reaches.subject(cap.per(), send.lead());
      Used of = subject == null ? null : used.get(k).get(subject);
      facts.add(
          new CapFacts(
              cap,
              of == null ? 0 : Math.max(0, of.count() - ownShare(cap, send)),
              of == null ? null : context.time().business(of.oldest().plus(cap.within()))));
    }
    return facts;
  }

  /** An intent that was planned before the cap's window began is not among what was counted. */
  private int ownShare(Cap cap, Send send) {
    Intent planned = send.planned();
    return send.counted()
            || planned != null
                && planned.createdAt().isAfter(context.time().now().minus(cap.within()))
        ? 1
        : 0;
  }

  private List<BudgetFacts> budgets(Send send) {
    if (budget == null) {
      return List.of();
    }
    // What is planned already holds its reserve.
    long own = send.planned() == null && !send.counted() ? send.mostMicros() : 0;
    return List.of(
        new BudgetFacts("the run", budget.currency(), budget.leftMicros() - reserved, own));
  }

  private List<Cap> caps() {
    return context.journey().definition().policy().caps();
  }

  private static SenderFacts senderFacts(GateStore.Sender sender) {
    return new SenderFacts(sender.key(), sender.registered(), sender.healthy(), sender.live());
  }
}
