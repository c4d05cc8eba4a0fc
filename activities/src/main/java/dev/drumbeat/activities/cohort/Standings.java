package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.enrollment.LeadStatus;
import dev.drumbeat.workflows.cohort.Standing;
import dev.drumbeat.workflows.cohort.Work;
import java.util.List;

/** Turns positions of the database into what a workflow schedules by. */
public final class Standings {
  private Standings() {}

  /**
   * Converts, in the order given.
   *
   * @param steps the journey's step names, in the order of the roster's
   */
  public static Standing of(List<LeadStatus> leads, List<String> steps) {
    int n = leads.size();
    var standing = new Standing(new long[n], new int[n], new int[n], new long[n], new int[n]);
    for (int k = 0; k < n; k++) {
      LeadStatus lead = leads.get(k);
      standing.leads()[k] = lead.id();
      standing.work()[k] = lead.active() ? Work.valueOf(lead.work()).code() : Work.NONE.code();
      standing.step()[k] = Math.max(0, steps.indexOf(lead.step()));
      standing.dueAt()[k] = lead.dueAt() == null ? Standing.PARKED : lead.dueAt().toEpochMilli();
      standing.version()[k] = lead.version();
    }
    return standing;
  }
}
