package dev.drumbeat.workflows.billing;

import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Makes payment links for the leads of a chunk, each at most once, through the ledger. */
@ActivityInterface
public interface PaymentActivities {
  @ActivityMethod(name = "CreatePayments")
  Moved createPayments(Chunk chunk);
}
