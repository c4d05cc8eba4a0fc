package dev.drumbeat.workflows.campaign;

import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.Roster;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Brings leads into a run, and tells a cohort who its leads are. */
@ActivityInterface
public interface EnrollmentActivities {
  /**
   * Enrolls the next page of the audience: rows first, then the cohorts' starts in the outbox, in
   * one transaction with the cursor. Called again after a crash it goes on from that cursor.
   */
  @ActivityMethod(name = "EnrollPage")
  EnrolledPage enrollPage(CampaignInput run);

  /** Where each lead of the cohort stands now. */
  @ActivityMethod(name = "LoadCohort")
  Roster loadCohort(CohortRef cohort);
}
