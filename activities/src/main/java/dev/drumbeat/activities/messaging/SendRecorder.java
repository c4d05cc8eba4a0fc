package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.Consequences;
import dev.drumbeat.activities.ledger.Recorder;
import dev.drumbeat.activities.ledger.Result;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Records what providers answered to sends, and moves the leads on. */
final class SendRecorder implements Recorder {
  private final Outreach outreach;

  SendRecorder(Outreach outreach) {
    this.outreach = outreach;
  }

  @Override
  public void record(DSLContext tx, CohortContext context, List<Result> results) {
    Consequences.of(tx, context, results);
    List<Long> ids = results.stream().map(r -> r.intent().enrollmentId()).distinct().toList();
    Mover mover = Mover.lock(tx, context, ids);
    Map<Long, Lead> leads = LeadStore.leads(tx, ids);
    Map<Long, State> states =
        LedgerStore.record(tx, results.stream().map(Result::outcome).toList());
    for (Result result : results) {
      mover.note(entry(result));
      Lead lead = Objects.requireNonNull(leads.get(result.intent().enrollmentId()));
      if (mover.holds(lead) && isAt(lead, result)) {
        follow(mover, lead, result.outcome(), states.get(result.intent().id()));
      }
    }
    mover.write();
  }

  private static void follow(Mover mover, Lead lead, Outcome outcome, @Nullable State state) {
    if (state != outcome.intentState()) {
      followLater(mover, lead, state);
      return;
    }
    switch (state) {
      case PLANNED -> mover.hold(lead, outcome.slotAt(), "PROVIDER_RETRY");
      case UNKNOWN, SUBMITTING -> mover.hold(lead, outcome.slotAt(), "UNKNOWN");
      case ACCEPTED, REJECTED, NOT_SENT, ABANDONED ->
          mover.move(
              lead,
              new Trigger.EffectEnded(Claimer.outcome(outcome.intentState()), outcome.errorCode()));
    }
  }

  /** A callback was faster than the answer, or the answer is of an attempt before the latest. */
  private static void followLater(Mover mover, Lead lead, @Nullable State state) {
    if (state == State.ACCEPTED) {
      mover.move(lead, new Trigger.EffectEnded(EffectOutcome.ACCEPTED, null));
    }
  }

  private boolean isAt(Lead lead, Result result) {
    return lead.position().phase() == Phase.READY
        && lead.position().work() == outreach.work()
        && lead.position().step().equals(result.intent().step())
        && lead.position().visit() == result.intent().visit();
  }

  private TimelineEntry entry(Result result) {
    Outcome outcome = result.outcome();
    var inputs = new HashMap<String, Object>();
    inputs.put("attempt", outcome.attempt().toString());
    if (outcome.providerId() != null) {
      inputs.put("providerId", outcome.providerId());
    }
    if (outcome.errorCode() != null) {
      inputs.put("code", outcome.errorCode());
    }
    return TimelineEntry.of(
            result.intent().enrollmentId(),
            outcome.attemptState().name(),
            result.intent().step(),
            result.intent().visit(),
            summary(outcome))
        .because(outcome.resolvedBy() == null ? "ANSWER" : outcome.resolvedBy(), inputs)
        .about(result.intent().id());
  }

  private String summary(Outcome outcome) {
    String what =
        switch (outreach) {
          case SMS -> "The text";
          case EMAIL -> "The e-mail";
          case CALL, AI_CALL -> "The call";
        };
    return switch (outcome.attemptState()) {
      case ACCEPTED -> what + " was accepted by the provider";
      case REJECTED ->
          what
              + " was rejected by the provider: "
              + outcome.error()
              + (outcome.intentState() == State.PLANNED ? "; another attempt follows" : "");
      case NOT_SENT ->
          what
              + " was not taken: "
              + outcome.error()
              + (outcome.intentState() == State.PLANNED ? "; another attempt follows" : "");
      case UNKNOWN, SUBMITTING, PLANNED ->
          what + " may or may not have been taken: " + outcome.error() + "; it is looked up";
      case ABANDONED -> what + " was given up: whether it was taken could not be found out";
    };
  }
}
