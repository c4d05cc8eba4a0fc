package dev.drumbeat.activities.messaging;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.messaging.AssistantActivities;

/** Calls of assistants: outreach by voice like any other, on a queue of its own. */
public final class AssistantActivitiesImpl implements AssistantActivities {
  private final MessagingActivitiesImpl messaging;

  public AssistantActivitiesImpl(MessagingActivitiesImpl messaging) {
    this.messaging = messaging;
  }

  @Override
  public Moved placeAiCalls(Chunk chunk) {
    return messaging.work(chunk, Outreach.AI_CALL);
  }
}
