package dev.drumbeat.activities.effect;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.journey.machine.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of effect on a system: what it is called where, and what it asks for a lead. */
public interface Errand {
  Work work();

  /** The ledger's name for it. */
  String kind();

  /** The providers whose accounts' holds bind it. */
  List<String> providers();

  /** As the beginning of a sentence. */
  String inWords();

  Plan plan(CohortContext context, Lead lead);

  /**
   * What a planned effect will ask instead, for what has become stale while it waited. Asked only
   * of effects that no request can have reached anybody for.
   */
  default Optional<Map<String, Object>> renewed(Intent planned, Instant now) {
    return Optional.empty();
  }
}
