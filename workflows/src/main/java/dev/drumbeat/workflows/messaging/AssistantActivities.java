package dev.drumbeat.workflows.messaging;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Lets an assistant call the leads of a chunk, each at most once, through gate and ledger. */
@ActivityInterface
public interface AssistantActivities {
  @ActivityMethod(name = "PlaceAiCalls")
  Moved placeAiCalls(Chunk chunk);
}
