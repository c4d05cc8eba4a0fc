package dev.drumbeat.workflows.outgoing;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Calls the operator's systems about the leads of a chunk, through the ledger. */
@ActivityInterface
public interface WebhookActivities {
  @ActivityMethod(name = "CallWebhooks")
  Moved callWebhooks(Chunk chunk);
}
