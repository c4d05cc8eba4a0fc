package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.LedgerPolicy;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.PointKept;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.ledger.DecisionRow;
import dev.drumbeat.db.ledger.GateReader;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.LedgerStore.Decided;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import dev.drumbeat.db.ledger.NewIntent;
import dev.drumbeat.db.run.Budget;
import dev.drumbeat.db.run.BudgetStore;
import dev.drumbeat.journey.contact.Chosen;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.gate.Decision;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a chunk: who may be contacted, and the intent to do so, written in one transaction
 * before anything is sent.
 */
final class Claimer {
  /** Longer than a cohort lets its stragglers wait for each other. */
  private static final Duration EARLIER = Duration.ofSeconds(12);

  private final LedgerPolicy policy;
  private final DSLContext tx;
  private final CohortContext context;
  private final Outreach outreach;
  private final UUID token;

  Claimer(
      LedgerPolicy policy, DSLContext tx, CohortContext context, Outreach outreach, UUID token) {
    this.policy = policy;
    this.tx = tx;
    this.context = context;
    this.outreach = outreach;
    this.token = token;
  }

  Claimed claim(List<Long> ids) {
    List<Lead> leads =
        LeadStore.leads(tx, ids).values().stream()
            .filter(this::isDue)
            .sorted(Comparator.comparingLong(Lead::id))
            .toList();
    if (leads.isEmpty()) {
      return Claimed.NOTHING;
    }
    Map<Long, Chosen> targets = Targets.choose(tx, context.journey().definition(), outreach, leads);
    var reaches = new Reaches(context, outreach, leads, targets);
    reaches.lock(tx);
    Mover mover = Mover.lock(tx, context, leads.stream().map(Lead::id).toList());
    List<Lead> current = leads.stream().filter(mover::isCurrent).toList();
    Map<Long, Intent> intents = intents(current);
    var undecided = new ArrayList<Lead>();
    var doubtful = new ArrayList<Intent>();
    for (Lead lead : current) {
      Intent intent = intents.get(lead.id());
      if (intent == null || intent.state() == State.PLANNED) {
        undecided.add(lead);
      } else {
        resume(mover, lead, intent, doubtful);
      }
    }
    GateReadings readings = read(reaches);
    List<Judged> judged = new Judge(tx, reaches, readings).judge(undecided, intents);
    write(mover, judged, new Recipients(targets, readings));
    return new Claimed(ready(judged), doubtful, limits(judged, readings), readings.database());
  }

  private GateReadings read(Reaches reaches) {
    Budget budget = BudgetStore.lock(tx, context.run().run()).orElse(null);
    return new GateReadings(context, reaches, GateReader.read(tx, reaches.asked()), budget);
  }

  private boolean isDue(Lead lead) {
    Instant due = lead.position().dueAt();
    return lead.active()
        && lead.position().work() == outreach.work()
        && due != null
        && !due.isAfter(context.time().now().plusMillis(1_000));
  }

  private Map<Long, Intent> intents(List<Lead> leads) {
    var intents = new HashMap<Long, Intent>();
    LedgerStore.atPosition(tx, leads.stream().map(Lead::id).toList())
        .forEach(intent -> intents.put(intent.enrollmentId(), intent));
    return intents;
  }

  /** Goes on with what an earlier claim of this visit has left. */
  private void resume(Mover mover, Lead lead, Intent intent, List<Intent> doubtful) {
    switch (intent.state()) {
      case PLANNED -> throw new IllegalStateException("judged anew");
      case SUBMITTING -> {
        Instant over = Objects.requireNonNull(intent.submittedAt()).plus(policy.crashedAfter());
        if (over.isAfter(context.time().now())) {
          mover.hold(lead, over, null);
        } else {
          doubtful.add(intent);
        }
      }
      case UNKNOWN -> {
        if (intent.checkAt() != null && intent.checkAt().isAfter(context.time().now())) {
          mover.hold(lead, intent.checkAt(), "UNKNOWN");
        } else {
          doubtful.add(intent);
        }
      }
      case ACCEPTED, REJECTED, NOT_SENT, ABANDONED ->
          mover.move(lead, new Trigger.EffectEnded(outcome(intent.state()), intent.errorCode()));
    }
  }

  static EffectOutcome outcome(State state) {
    return switch (state) {
      case ACCEPTED -> EffectOutcome.ACCEPTED;
      case REJECTED -> EffectOutcome.REJECTED;
      case NOT_SENT -> EffectOutcome.SKIPPED;
      case ABANDONED -> EffectOutcome.ABANDONED;
      case PLANNED, SUBMITTING, UNKNOWN -> throw new IllegalStateException(state + " is open");
    };
  }

  /** Whom and from where, for a chunk. */
  private record Recipients(Map<Long, Chosen> targets, GateReadings readings) {}

  private void write(Mover mover, List<Judged> judged, Recipients to) {
    Map<Long, Decided> decided =
        LedgerStore.decide(
            tx, context.run().run(), context.cohort(), judged.stream().map(this::row).toList());
    var withdrawn = new ArrayList<Long>();
    var kept = new ArrayList<PointKept>();
    for (Judged each : judged) {
      Chosen target = to.targets().get(each.lead().id());
      if (target != null && each.decision().allowed()) {
        kept.add(keep(each.lead(), target));
      }
      note(mover, each, Objects.requireNonNull(decided.get(each.lead().id())), target);
      follow(mover, each, withdrawn);
    }
    plan(judged, to);
    LedgerStore.withdraw(tx, withdrawn, "DENIED");
    EnrollmentStore.keepPoints(tx, kept);
    mover.write();
  }

  private void follow(Mover mover, Judged judged, List<Long> withdrawn) {
    Decision decision = judged.decision();
    switch (decision.outcome()) {
      case ALLOWED -> mover.hold(judged.lead(), due(Objects.requireNonNull(judged.slot())), null);
      case DEFERRED ->
          mover.hold(judged.lead(), context.time().real(decision.until()), decision.rule().name());
      case DENIED -> {
        if (judged.planned() != null) {
          withdrawn.add(judged.planned().id());
        }
        mover.move(
            judged.lead(), new Trigger.EffectEnded(EffectOutcome.SKIPPED, decision.rule().name()));
      }
    }
  }

  /** A lead comes a little before its slot, for the request waits for it and not the other way. */
  private Instant due(Instant slot) {
    Instant before = slot.minus(EARLIER);
    return before.isAfter(context.time().now()) ? before : slot;
  }

  private static void note(Mover mover, Judged judged, Decided decided, @Nullable Chosen to) {
    if (decided.repeated()) {
      return;
    }
    Decision decision = judged.decision();
    var inputs = new HashMap<>(decision.inputs());
    if (to != null) {
      inputs.put("recipient", to.reason());
    }
    mover.note(
        TimelineEntry.of(
                judged.lead().id(),
                "DECISION_" + decision.outcome().name(),
                judged.lead().position().step(),
                judged.lead().position().visit(),
                decision.reason())
            .because(decision.rule().name(), inputs)
            .decidedBy(decided.id()));
  }

  private DecisionRow row(Judged judged) {
    Decision d = judged.decision();
    return new DecisionRow(
        judged.lead().id(),
        judged.lead().position().step(),
        judged.lead().position().visit(),
        outreach.channel(),
        new Decision(
            d.outcome(),
            d.rule(),
            d.reason(),
            d.inputs(),
            context.time().real(d.until()),
            d.openUntil()));
  }

  private void plan(List<Judged> judged, Recipients to) {
    var fresh = new ArrayList<NewIntent>();
    var replans = new ArrayList<LedgerStore.Replan>();
    var again = new ArrayList<Long>();
    for (Judged each : judged) {
      if (each.planned() != null) {
        again.add(each.planned().id());
      }
      if (each.slot() == null || each.content() == null) {
        continue;
      }
      Instant lawfulUntil = context.time().real(each.decision().openUntil());
      if (each.planned() == null) {
        fresh.add(intent(each, each.content(), to, lawfulUntil));
      } else {
        replans.add(new LedgerStore.Replan(each.planned().id(), each.slot(), lawfulUntil));
      }
    }
    LedgerStore.plan(tx, context.run().run(), context.cohort(), token, fresh);
    LedgerStore.replan(tx, replans);
    LedgerStore.claim(tx, again, token);
  }

  private NewIntent intent(
      Judged judged, Content content, Recipients to, @Nullable Instant lawfulUntil) {
    Lead lead = judged.lead();
    Chosen target = Objects.requireNonNull(to.targets().get(lead.id()));
    GateStore.Sender sender = Objects.requireNonNull(to.readings().sender(lead));
    return new NewIntent(
        lead.id(),
        "enrollment:" + lead.id(),
        lead.position().step(),
        lead.position().visit(),
        outreach.kind(),
        0,
        new NewIntent.Target(
            target.pointId(), target.contactId(), lead.ownerId(), lead.propertyId(), sender.id()),
        Objects.requireNonNull(judged.slot()),
        lawfulUntil,
        content.values(),
        content.mostMicros(outreach));
  }

  private PointKept keep(Lead lead, Chosen target) {
    boolean phone = outreach.pointKind() == PointKind.PHONE;
    return new PointKept(
        lead.id(),
        phone ? target.pointId() : null,
        phone ? null : target.pointId(),
        target.contactId());
  }

  private Map<UUID, List<Limit>> limits(List<Judged> judged, GateReadings readings) {
    var limits = new HashMap<UUID, List<Limit>>();
    judged.stream()
        .filter(each -> each.slot() != null)
        .map(each -> Objects.requireNonNull(readings.sender(each.lead())))
        .forEach(sender ->
            limits.computeIfAbsent(sender.id(), _ -> Limits.of(sender, context, outreach)));
    return limits;
  }

  private List<Intent> ready(List<Judged> judged) {
    List<Long> allowed =
        judged.stream().filter(j -> j.slot() != null).map(j -> j.lead().id()).toList();
    return LedgerStore.atPosition(tx, allowed).stream()
        .filter(intent -> intent.state() == State.PLANNED)
        .sorted(Comparator.comparing(Intent::slotAt))
        .toList();
  }
}
