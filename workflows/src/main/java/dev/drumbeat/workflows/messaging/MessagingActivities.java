package dev.drumbeat.workflows.messaging;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Sends to the leads of a chunk, each at most once, through gate and ledger. */
@ActivityInterface
public interface MessagingActivities {
  @ActivityMethod(name = "SendSms")
  Moved sendSms(Chunk chunk);

  @ActivityMethod(name = "SendEmail")
  Moved sendEmail(Chunk chunk);

  @ActivityMethod(name = "PlaceCalls")
  Moved placeCalls(Chunk chunk);
}
