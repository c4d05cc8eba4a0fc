package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.cohort.CohortContext;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What follows from results, within the transaction that records them: locks first, then the ledger
 * by {@link dev.drumbeat.db.ledger.LedgerStore#record}, then the leads.
 */
@FunctionalInterface
public interface Recorder {
  void record(DSLContext tx, CohortContext context, List<Result> results);
}
