package dev.drumbeat.bench.topology;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The steps of {@link LeadWorkflow}. */
@ActivityInterface
public interface LeadActivities {
  @ActivityMethod(name = "BenchEnrich")
  Lead enrich(Lead lead);

  @ActivityMethod(name = "BenchText")
  Lead text(Lead lead);

  @ActivityMethod(name = "BenchMail")
  Lead mail(Lead lead);
}
