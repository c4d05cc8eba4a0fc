package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.ledger.FaultStore.Coded;
import dev.drumbeat.db.ledger.Intent.State;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/** What follows from refusals for others: see {@link DeliveryFaults}. */
public final class Consequences {
  private Consequences() {}

  /** Draws them from answers; to be called before enrollments are locked. */
  public static void of(DSLContext tx, CohortContext context, List<Result> results) {
    DeliveryFaults.applyCodes(
        tx,
        context.workspace(),
        results.stream()
            .map(Result::outcome)
            .filter(outcome -> outcome.attemptState() == State.REJECTED)
            .filter(outcome -> outcome.errorCode() != null)
            .map(outcome ->
                new Coded(outcome.intentId(), Objects.requireNonNull(outcome.errorCode())))
            .toList());
  }
}
