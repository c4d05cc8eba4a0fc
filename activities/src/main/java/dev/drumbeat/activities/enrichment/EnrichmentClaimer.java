package dev.drumbeat.activities.enrichment;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.LedgerPolicy;
import dev.drumbeat.db.enrichment.EnrichmentStore;
import dev.drumbeat.db.enrichment.FoundParcel;
import dev.drumbeat.db.enrichment.FoundPerson;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.NewIntent;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.gate.Gate;
import dev.drumbeat.journey.gate.Rule;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Trigger;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.price.PriceList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * One round of enrichment for a chunk: takes from the cache what is fresh there, plans a look-up
 * for the next product that a lead lacks, and moves on the leads that lack none.
 */
final class EnrichmentClaimer {
  private final DSLContext tx;
  private final CohortContext context;
  private final LedgerPolicy policy;
  private final UUID token;
  private final List<Intent> doubtful = new ArrayList<>();
  private final List<NewIntent> planned = new ArrayList<>();
  private final List<Long> mine = new ArrayList<>();

  EnrichmentClaimer(DSLContext tx, CohortContext context, LedgerPolicy policy, UUID token) {
    this.tx = tx;
    this.context = context;
    this.policy = policy;
    this.token = token;
  }

  /** What a round leaves to be done outside its transaction. */
  record Round(List<Intent> ready, List<Intent> doubtful) {
    static Round all(List<Round> parts) {
      return new Round(
          parts.stream().flatMap(part -> part.ready().stream()).toList(),
          parts.stream().flatMap(part -> part.doubtful().stream()).toList());
    }

    boolean isEmpty() {
      return ready.isEmpty() && doubtful.isEmpty();
    }
  }

  Round claim(List<Long> ids) {
    List<Lead> leads =
        LeadStore.leads(tx, ids).values().stream()
            .filter(this::isDue)
            .sorted(Comparator.comparingLong(Lead::id))
            .toList();
    lockOwnersAndProperties(leads);
    Mover mover = Mover.lock(tx, context, leads.stream().map(Lead::id).toList());
    List<Lead> current = leads.stream().filter(mover::isCurrent).toList();
    if (!context.running()) {
      current.forEach(lead -> mover.hold(lead, null, Rule.RUN_PAUSED.name()));
      mover.write();
      return new Round(List.of(), List.of());
    }
    if (isHeld()) {
      Instant again = context.time().now().plus(Gate.HOLD_RECHECK);
      current.forEach(lead -> mover.hold(lead, again, Rule.ACCOUNT_HOLD.name()));
      mover.write();
      return new Round(List.of(), List.of());
    }
    Map<Long, Map<Product, Intent>> intents = intents(current);
    List<Lead> pending = current;
    for (Product product : Product.values()) {
      pending = pass(product, pending, intents, mover);
    }
    finish(mover, pending);
    LedgerStore.plan(tx, context.run().run(), context.cohort(), token, planned);
    LedgerStore.claim(tx, mine, token);
    mover.write();
    return new Round(ready(current), doubtful);
  }

  private boolean isHeld() {
    return HoldStore.isHeld(
        tx,
        List.of(context.workspace(), context.run().campaign(), context.run().run()),
        Arrays.stream(Product.values()).map(product -> product.provider().name()).toList());
  }

  /** Leads that have what this product gives, or cannot get it, pass. */
  private List<Lead> pass(
      Product product, List<Lead> leads, Map<Long, Map<Product, Intent>> intents, Mover mover) {
    List<Lead> wanting = leads.stream().filter(lead -> wants(lead, product)).toList();
    Map<String, Map<String, Object>> cache = cached(product, wanting);
    var passed = new ArrayList<Lead>();
    var hits = new HashMap<Long, Map<String, Object>>();
    for (Lead lead : leads) {
      Intent intent = intents.getOrDefault(lead.id(), Map.of()).get(product);
      Map<String, Object> kept = cache.get(Query.of(lead, product).key());
      if (!wants(lead, product) || intent != null && intent.state().settled()) {
        passed.add(lead);
      } else if (intent != null) {
        await(intent, lead, mover);
      } else if (kept != null) {
        hits.put(lead.id(), kept);
        passed.add(lead);
      } else {
        planned.add(plan(lead, product));
      }
    }
    apply(product, passed, hits, mover);
    return hits.isEmpty() ? passed : reread(passed);
  }

  private void apply(
      Product product, List<Lead> leads, Map<Long, Map<String, Object>> hits, Mover mover) {
    var parcels = new ArrayList<FoundParcel>();
    var people = new ArrayList<FoundPerson>();
    for (Lead lead : leads) {
      Map<String, Object> kept = hits.get(lead.id());
      if (kept == null) {
        continue;
      }
      mover.note(
          TimelineEntry.of(
                  lead.id(),
                  "ENRICHED",
                  lead.position().step(),
                  lead.position().visit(),
                  product + " was known already; nothing was bought")
              .because("CACHE", Map.of("product", product.name(), "hit", !kept.isEmpty())));
      if (!kept.isEmpty() && lead.propertyId() != null) {
        switch (product) {
          case PARCEL -> parcels.add(Answers.parcel(lead.propertyId(), kept));
          case OWNER_CONTACTS ->
              people.addAll(Answers.people(lead.propertyId(), lead.ownerId(), kept));
        }
      }
    }
    EnrichmentStore.saveParcels(tx, parcels);
    EnrichmentStore.savePeople(tx, people);
  }

  private List<Lead> reread(List<Lead> leads) {
    Map<Long, Lead> again = LeadStore.leads(tx, leads.stream().map(Lead::id).toList());
    return leads.stream().map(lead -> Objects.requireNonNull(again.get(lead.id()))).toList();
  }

  private void await(Intent intent, Lead lead, Mover mover) {
    Instant now = context.time().now();
    switch (intent.state()) {
      case PLANNED -> {
        mine.add(intent.id());
        if (intent.slotAt().isAfter(now)) {
          mover.hold(lead, intent.slotAt(), "PROVIDER_RETRY");
        }
      }
      case SUBMITTING -> {
        Instant over = Objects.requireNonNull(intent.submittedAt()).plus(policy.crashedAfter());
        if (over.isAfter(now)) {
          mover.hold(lead, over, null);
        } else {
          doubtful.add(intent);
        }
      }
      case UNKNOWN -> {
        if (intent.checkAt() != null && intent.checkAt().isAfter(now)) {
          mover.hold(lead, intent.checkAt(), "UNKNOWN");
        } else {
          doubtful.add(intent);
        }
      }
      case ACCEPTED, REJECTED, NOT_SENT, ABANDONED -> throw new IllegalStateException("settled");
    }
  }

  private void finish(Mover mover, List<Lead> leads) {
    Set<Long> reachable = LeadStore.points(tx, leads.stream().map(Lead::id).toList()).keySet();
    for (Lead lead : leads) {
      boolean hit =
          wants(lead, Product.OWNER_CONTACTS)
              ? reachable.contains(lead.id())
              : lead.ownerId() != null;
      mover.move(lead, new Trigger.EffectEnded(hit ? EffectOutcome.HIT : EffectOutcome.MISS, null));
    }
  }

  private NewIntent plan(Lead lead, Product product) {
    return new NewIntent(
        lead.id(),
        "enrollment:" + lead.id(),
        lead.position().step(),
        lead.position().visit(),
        product.name(),
        0,
        null,
        context.time().now(),
        null,
        Query.of(lead, product).content(),
        PriceList.mostMicros(product.name(), "", 1));
  }

  private Map<String, Map<String, Object>> cached(Product product, List<Lead> leads) {
    if (leads.isEmpty()) {
      return Map.of();
    }
    EnrichStep step = step(leads.getFirst());
    return EnrichmentStore.cached(
        tx,
        product.name(),
        leads.stream().map(lead -> Query.of(lead, product).key()).distinct().toList(),
        context.time().now().minus(step.maxAge()));
  }

  private boolean wants(Lead lead, Product product) {
    return step(lead).products().stream().map(Product::of).anyMatch(product::equals);
  }

  private EnrichStep step(Lead lead) {
    return (EnrichStep) context.journey().definition().step(lead.position().step());
  }

  private boolean isDue(Lead lead) {
    Instant due = lead.position().dueAt();
    return lead.active()
        && lead.position().work() == Work.ENRICH
        && due != null
        && !due.isAfter(context.time().now().plusMillis(1_000));
  }

  private Map<Long, Map<Product, Intent>> intents(List<Lead> leads) {
    Map<Long, Map<Product, Intent>> intents = new HashMap<>();
    for (Intent intent : LedgerStore.atPosition(tx, leads.stream().map(Lead::id).toList())) {
      intents
          .computeIfAbsent(intent.enrollmentId(), id -> new EnumMap<>(Product.class))
          .put(Product.valueOf(intent.kind()), intent);
    }
    return intents;
  }

  private List<Intent> ready(List<Lead> leads) {
    Instant now = context.time().now();
    return LedgerStore.atPosition(tx, leads.stream().map(Lead::id).toList()).stream()
        .filter(intent -> intent.state() == State.PLANNED && !intent.slotAt().isAfter(now))
        .toList();
  }

  private void lockOwnersAndProperties(List<Lead> leads) {
    GateStore.lockOwners(
        tx, ids(leads.stream().map(l -> Optional.ofNullable(l.ownerId())).toList()));
    GateStore.lockProperties(
        tx, ids(leads.stream().map(l -> Optional.ofNullable(l.propertyId())).toList()));
  }

  private static List<Long> ids(List<Optional<Long>> ids) {
    return ids.stream().flatMap(Optional::stream).distinct().toList();
  }
}
