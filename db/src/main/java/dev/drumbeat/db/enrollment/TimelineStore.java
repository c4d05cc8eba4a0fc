package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Json;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Writes what happened to leads, in the transactions in which it happens. */
public final class TimelineStore {
  private TimelineStore() {}

  /**
   * Appends entries of one run.
   *
   * @param workflowRun the engine's run id of the workflow that asked, or an empty string
   */
  public static void append(
      DSLContext tx, UUID run, String workflowRun, List<TimelineEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    tx.execute(
        """
        insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit, summary,
                              rule, inputs, decision_id, intent_id, event_id, workflow_run_id)
        select current_workspace(), ?, "enrollmentId", kind, step, visit, summary,
               rule, inputs, "decisionId", "intentId", "eventId", nullif(?, '')
        from jsonb_to_recordset(?::jsonb) as v("enrollmentId" bigint, kind text, step text, visit int,
             summary text, rule text, inputs jsonb, "decisionId" bigint, "intentId" bigint,
             "eventId" bigint)
        """,
        run,
        workflowRun,
        Json.write(entries));
  }
}
