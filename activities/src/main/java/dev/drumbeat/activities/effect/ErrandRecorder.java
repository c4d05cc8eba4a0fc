package dev.drumbeat.activities.effect;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.Consequences;
import dev.drumbeat.activities.ledger.Recorder;
import dev.drumbeat.activities.ledger.Result;
import dev.drumbeat.db.effect.AnswerStore;
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

/** Records what systems answered, keeps what the steps want of it, and moves the leads on. */
final class ErrandRecorder implements Recorder {
  private final Errand errand;
  private final Kept kept;

  ErrandRecorder(Errand errand, Kept kept) {
    this.errand = errand;
    this.kept = kept;
  }

  @Override
  public void record(DSLContext tx, CohortContext context, List<Result> results) {
    Consequences.of(tx, context, results);
    List<Long> ids = results.stream().map(r -> r.intent().enrollmentId()).distinct().toList();
    Mover mover = Mover.lock(tx, context, ids);
    Map<Long, Lead> leads = LeadStore.leads(tx, ids);
    Map<Long, State> states =
        LedgerStore.record(tx, results.stream().map(Result::outcome).toList());
    AnswerStore.save(tx, answers(results));
    for (Result result : results) {
      mover.note(entry(result));
      Lead lead = Objects.requireNonNull(leads.get(result.intent().enrollmentId()));
      if (mover.holds(lead) && isAt(lead, result)) {
        follow(mover, lead, result.outcome(), states.get(result.intent().id()));
      }
    }
    mover.write();
  }

  private Map<Long, Object> answers(List<Result> results) {
    var answers = new HashMap<Long, Object>();
    for (Result result : results) {
      kept.answerOf(result.outcome().attempt())
          .ifPresent(answer -> answers.put(result.intent().id(), answer));
    }
    return answers;
  }

  private void follow(Mover mover, Lead lead, Outcome outcome, @Nullable State state) {
    State now = state == null ? outcome.intentState() : state;
    Object answer = kept.answerOf(outcome.attempt()).orElse(null);
    if (now != outcome.intentState()) {
      // A callback was faster than the answer, or the answer is of an attempt before the latest.
      if (now == State.ACCEPTED) {
        mover.move(lead, end(now, null, answer));
      }
      return;
    }
    switch (now) {
      case PLANNED -> mover.hold(lead, outcome.slotAt(), "PROVIDER_RETRY");
      case UNKNOWN, SUBMITTING -> mover.hold(lead, outcome.slotAt(), "UNKNOWN");
      case ACCEPTED, REJECTED, NOT_SENT, ABANDONED ->
          mover.move(lead, end(now, outcome.errorCode(), answer));
    }
  }

  /** A system that could never be asked has refused, as far as the journey goes. */
  static Trigger.EffectEnded end(State state, @Nullable String code, @Nullable Object answer) {
    return switch (state) {
      case ACCEPTED -> new Trigger.EffectEnded(EffectOutcome.ACCEPTED, code, answer);
      case REJECTED, NOT_SENT -> new Trigger.EffectEnded(EffectOutcome.REJECTED, code);
      case ABANDONED -> new Trigger.EffectEnded(EffectOutcome.ABANDONED, code);
      case PLANNED, SUBMITTING, UNKNOWN -> throw new IllegalStateException(state + " is open");
    };
  }

  private boolean isAt(Lead lead, Result result) {
    return lead.position().phase() == Phase.READY
        && lead.position().work() == errand.work()
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
    if (outcome.httpStatus() != null) {
      inputs.put("httpStatus", outcome.httpStatus());
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
    String what = errand.inWords();
    String then = outcome.intentState() == State.PLANNED ? "; another attempt follows" : "";
    return switch (outcome.attemptState()) {
      case ACCEPTED ->
          what
              + " was accepted"
              + kept.remarkOn(outcome.attempt()).map(remark -> "; " + remark).orElse("");
      case REJECTED -> what + " was refused: " + outcome.error() + then;
      case NOT_SENT -> what + " was not taken: " + outcome.error() + then;
      case UNKNOWN, SUBMITTING, PLANNED ->
          what
              + " may or may not have been taken: "
              + outcome.error()
              + (then.isEmpty() ? "; it is looked into" : "; it is asked again by the same id");
      case ABANDONED -> what + " was given up: " + outcome.error();
    };
  }
}
