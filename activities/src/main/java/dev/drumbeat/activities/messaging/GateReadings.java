package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.GateStore.Used;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.contact.Chosen;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.gate.CapFacts;
import dev.drumbeat.journey.gate.Consent;
import dev.drumbeat.journey.gate.GateFacts;
import dev.drumbeat.journey.gate.PointFacts;
import dev.drumbeat.journey.gate.Screening;
import dev.drumbeat.journey.gate.SenderFacts;
import dev.drumbeat.journey.gate.Suppression;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate judges a chunk by, read once under the locks. Leads are judged in sequence:
 * {@link #count} makes what one of them was allowed seen by the next of the same owner.
 */
final class GateReadings {
  private final CohortContext context;
  private final Outreach outreach;
  private final Map<Long, Chosen> targets;
  private final Map<Long, GateStore.Point> points;
  private final Map<Long, Boolean> stoppedOwners;
  private final Map<Long, Boolean> stoppedProperties;
  private final Map<Long, List<Suppression>> suppressions;
  private final Map<Long, List<Consent>> consents;
  private final Map<String, GateStore.Sender> senders = new HashMap<>();
  private final Map<Cap, Map<Long, Used>> used = new LinkedHashMap<>();

  /** Locks points, owners and properties, in that order, then reads. */
  GateReadings(
      DSLContext tx,
      CohortContext context,
      Outreach outreach,
      Collection<Lead> leads,
      Map<Long, Chosen> targets) {
    this.context = context;
    this.outreach = outreach;
    this.targets = targets;
    Set<Long> pointIds = new HashSet<>();
    targets.values().forEach(target -> pointIds.add(target.pointId()));
    points = GateStore.lockPoints(tx, pointIds);
    stoppedOwners = GateStore.lockOwners(tx, ids(leads, Per.OWNER));
    stoppedProperties = GateStore.lockProperties(tx, ids(leads, Per.PROPERTY));
    suppressions = GateStore.suppressions(tx, pointIds);
    consents = GateStore.consents(tx, pointIds);
    readSenders(tx, leads);
    for (Cap cap : context.journey().definition().policy().caps()) {
      used.put(cap, GateStore.used(tx, cap, ids(leads, cap.per()), context.time().now()));
    }
  }

  GateStore.@Nullable Sender sender(Lead lead) {
    return senders.get(Outreach.senderOf(step(lead)));
  }

  GateStore.@Nullable Point point(Lead lead) {
    Chosen target = targets.get(lead.id());
    return target == null ? null : points.get(target.pointId());
  }

  EffectStep step(Lead lead) {
    return (EffectStep) context.journey().definition().step(lead.position().step());
  }

  /**
   * The facts of one lead, as of business time.
   *
   * @param planned whether an intent of this very send counts against its caps already
   */
  GateFacts facts(Lead lead, Instant businessAt, boolean planned) {
    GateStore.Point point = point(lead);
    return new GateFacts(
        outreach.channel(),
        businessAt,
        context.run().state(),
        lead.active(),
        point == null ? null : pointFacts(point),
        isStopped(stoppedProperties, lead.propertyId()),
        isStopped(stoppedOwners, lead.ownerId()),
        point == null ? Set.of() : Set.copyOf(consents.getOrDefault(point.id(), List.of())),
        senderFacts(sender(lead)),
        whereabouts(lead, point),
        context.journey().definition().policy().window(),
        caps(lead, planned),
        List.of(),
        List.of());
  }

  /** Makes an allowed send count for the leads judged after it. */
  void count(Lead lead) {
    used.forEach((cap, counts) -> {
      Long subject = subject(cap.per(), lead);
      if (subject != null) {
        counts.merge(
            subject,
            new Used(1, context.time().now().plus(cap.within())),
            (old, one) -> new Used(old.count() + 1, old.oldestLeavesAt()));
      }
    });
  }

  private PointFacts pointFacts(GateStore.Point point) {
    String masked =
        outreach.channel() == Channel.EMAIL
            ? EmailAddresses.mask(point.value())
            : PhoneNumbers.mask(point.value());
    return new PointFacts(
        point.id(),
        masked,
        point.simulated(),
        suppressions.getOrDefault(point.id(), List.of()),
        Screening.NONE);
  }

  private Whereabouts whereabouts(Lead lead, GateStore.@Nullable Point point) {
    String phone = point == null || outreach.channel() == Channel.EMAIL ? null : point.value();
    return Whereabouts.of(phone, lead.text("zip"), lead.text("state"));
  }

  private List<CapFacts> caps(Lead lead, boolean planned) {
    var facts = new ArrayList<CapFacts>();
    used.forEach((cap, counts) -> {
      Used of = Optional.ofNullable(subject(cap.per(), lead)).map(counts::get).orElse(null);
      facts.add(
          new CapFacts(
              cap,
              of == null ? 0 : of.count() - (planned ? 1 : 0),
              of == null ? null : context.time().business(of.oldestLeavesAt())));
    });
    return facts;
  }

  private @Nullable Long subject(Per per, Lead lead) {
    Chosen target = targets.get(lead.id());
    return switch (per) {
      case CONTACT -> target == null ? lead.contactId() : Long.valueOf(target.contactId());
      case OWNER -> lead.ownerId();
      case PROPERTY -> lead.propertyId();
    };
  }

  private List<Long> ids(Collection<Lead> leads, Per per) {
    return leads.stream()
        .map(lead -> subject(per, lead))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private void readSenders(DSLContext tx, Collection<Lead> leads) {
    for (Lead lead : leads) {
      senders.computeIfAbsent(
          Outreach.senderOf(step(lead)), key -> GateStore.sender(tx, outreach.channel(), key));
    }
  }

  private static @Nullable SenderFacts senderFacts(GateStore.@Nullable Sender sender) {
    return sender == null
        ? null
        : new SenderFacts(sender.key(), sender.registered(), sender.healthy(), sender.live());
  }

  private static boolean isStopped(Map<Long, Boolean> stopped, @Nullable Long id) {
    return id != null && stopped.getOrDefault(id, false);
  }
}
