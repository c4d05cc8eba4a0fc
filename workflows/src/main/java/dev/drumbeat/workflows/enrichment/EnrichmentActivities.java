package dev.drumbeat.workflows.enrichment;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks properties and owners up at the providers, each at most once, through the ledger. */
@ActivityInterface
public interface EnrichmentActivities {
  @ActivityMethod(name = "Enrich")
  Moved enrich(Chunk chunk);
}
