package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.TimelineStore;
import dev.drumbeat.db.ledger.DecisionRow;
import dev.drumbeat.db.ledger.GateReader;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.LedgerStore.Decided;
import dev.drumbeat.db.ledger.LedgerStore.Replan;
import dev.drumbeat.db.ledger.RepeatStore.Due;
import dev.drumbeat.db.run.BudgetStore;
import dev.drumbeat.journey.contact.Chosen;
import dev.drumbeat.journey.gate.Decision;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The claim of one repeat: whether and when it may go, with the decision's record. */
final class RepeatClaim {
  /** What is deferred without an end, as by a paused run, asks again after this. */
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

  private final DSLContext tx;
  private final CohortContext context;
  private final Outreach outreach;
  private final Due due;

  RepeatClaim(DSLContext tx, CohortContext context, Outreach outreach, Due due) {
    this.tx = tx;
    this.context = context;
    this.outreach = outreach;
    this.due = due;
  }

  /** When it may leave. */
  record Claimed(Instant at, @Nullable Instant lawfulUntil, String database) {}

  /** The lead as it stood when the effect was of its step; whether it has ended is not asked. */
  static Lead as(Lead lead, Intent intent, Outreach outreach) {
    Position now = lead.position();
    return new Lead(
        lead.id(),
        true,
        new Position(
            intent.step(),
            intent.visit(),
            Phase.READY,
            outreach.work(),
            null,
            now.visits(),
            now.outcomes()),
        lead.version(),
        lead.enrolledAt(),
        null,
        lead.propertyId(),
        lead.ownerId(),
        lead.contactId(),
        lead.phonePoint(),
        lead.emailPoint(),
        lead.property(),
        lead.owner(),
        lead.contact(),
        lead.enrollment(),
        lead.phones());
  }

  Optional<Claimed> claim(Lead lead) {
    Intent intent = due.intent();
    long contact = due.contactId() == null ? 0 : due.contactId();
    var target = new Chosen(Objects.requireNonNull(intent.pointId()), contact, "As the first time");
    var reaches = new Reaches(context, outreach, List.of(lead), Map.of(lead.id(), target));
    reaches.lock(tx);
    EnrollmentStore.lock(tx, List.of(lead.id()));
    var readings =
        new GateReadings(
            context,
            reaches,
            GateReader.read(tx, reaches.asked()),
            BudgetStore.lock(tx, context.run().run()).orElse(null));
    Judged judged =
        new Judge(tx, reaches, readings)
            .judge(List.of(lead), Map.of(lead.id(), intent.at(Instant.EPOCH)))
            .getFirst();
    note(lead, judged.decision());
    return switch (judged.decision().outcome()) {
      case ALLOWED -> allowed(judged, readings.database());
      case DEFERRED -> {
        Instant until = context.time().real(judged.decision().until());
        replan(until == null ? context.time().now().plus(ASK_AGAIN) : until, null);
        yield Optional.empty();
      }
      case DENIED -> {
        LedgerStore.withdraw(tx, List.of(intent.id()), "DENIED");
        yield Optional.empty();
      }
    };
  }

  private Optional<Claimed> allowed(Judged judged, String database) {
    Instant slot = Objects.requireNonNull(judged.slot());
    Instant until = context.time().real(judged.decision().openUntil());
    replan(slot, until);
    return Optional.of(new Claimed(slot, until, database));
  }

  private void replan(Instant slot, @Nullable Instant lawfulUntil) {
    LedgerStore.replan(tx, List.of(new Replan(due.intent().id(), slot, lawfulUntil)));
  }

  private void note(Lead lead, Decision decision) {
    var row =
        new DecisionRow(
            lead.id(),
            lead.position().step(),
            lead.position().visit(),
            outreach.channel(),
            new Decision(
                decision.outcome(),
                decision.rule(),
                decision.reason(),
                decision.inputs(),
                context.time().real(decision.until()),
                decision.openUntil()));
    Decided decided =
        Objects.requireNonNull(
            LedgerStore.decide(tx, context.run().run(), context.cohort(), List.of(row))
                .get(lead.id()));
    if (!decided.repeated()) {
      TimelineStore.append(
          tx,
          context.run().run(),
          context.workflowRun(),
          List.of(
              TimelineEntry.of(
                      lead.id(),
                      "DECISION_" + decision.outcome().name(),
                      lead.position().step(),
                      lead.position().visit(),
                      decision.reason())
                  .because(decision.rule().name(), decision.inputs())
                  .decidedBy(decided.id())));
    }
  }
}
