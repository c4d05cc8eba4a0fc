package dev.drumbeat.activities.messaging;

import static java.util.stream.Collectors.toSet;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.provider.ErrorClass;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.GateReader.Asked;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.GateStore.Reach;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.contact.Chosen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Whom the leads of a chunk are reached at, and what caps count them by. */
record Reaches(
    CohortContext context, Outreach outreach, Collection<Lead> leads, Map<Long, Chosen> targets) {

  /** Locks them all; contacts only where a cap counts by them. */
  void lock(DSLContext tx) {
    List<Cap> caps = context.journey().definition().policy().caps();
    boolean byContact = caps.stream().anyMatch(cap -> cap.per() == Per.CONTACT);
    GateStore.lockReach(tx, reach(), byContact ? reach().contacts() : Set.of());
  }

  /** What the gate has to be told of them. */
  Asked asked() {
    return new Asked(
        reach(),
        outreach.channel(),
        leads.stream().map(lead -> Outreach.senderOf(step(lead))).collect(toSet()),
        context.journey().definition().policy().caps(),
        ErrorTable.ofKind(outreach.kind()).rules().stream()
            .filter(rule -> rule.errorClass() == ErrorClass.PERMANENT_FOR_PAIR)
            .map(ErrorRule::code)
            .toList(),
        context.time().now(),
        outreach == Outreach.AI_CALL);
  }

  EffectStep step(Lead lead) {
    return (EffectStep) context.journey().definition().step(lead.position().step());
  }

  @Nullable Long point(Lead lead) {
    Chosen target = targets.get(lead.id());
    return target == null ? null : Long.valueOf(target.pointId());
  }

  @Nullable Long subject(Per per, Lead lead) {
    Chosen target = targets.get(lead.id());
    return switch (per) {
      case CONTACT -> target == null ? lead.contactId() : Long.valueOf(target.contactId());
      case OWNER -> lead.ownerId();
      case PROPERTY -> lead.propertyId();
    };
  }

  private Reach reach() {
    return new Reach(
        ids(this::point),
        ids(lead -> subject(Per.CONTACT, lead)),
        ids(lead -> subject(Per.OWNER, lead)),
        ids(lead -> subject(Per.PROPERTY, lead)));
  }

  private Set<Long> ids(Function<Lead, @Nullable Long> id) {
    return leads.stream().map(id).filter(Objects::nonNull).collect(toSet());
  }
}
