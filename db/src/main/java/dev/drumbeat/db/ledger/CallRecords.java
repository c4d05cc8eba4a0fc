package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.generated.Tables.CALL_RECORD;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.webhook.InboxEvent.AssistantReport;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What assistants reported of calls that have ended. */
public final class CallRecords {
  private CallRecords() {}

  /** Keeps a report with its effect; a later one of the same call replaces it. */
  public static void keep(DSLContext tx, UUID workspace, long intent, AssistantReport report) {
    tx.insertInto(CALL_RECORD)
        .set(CALL_RECORD.INTENT_ID, intent)
        .set(CALL_RECORD.WORKSPACE_ID, workspace)
        .set(CALL_RECORD.ENDED_REASON, report.endedReason())
        .set(CALL_RECORD.OUTCOME, report.outcome())
        .set(CALL_RECORD.SECONDS, report.seconds())
        .set(CALL_RECORD.SUMMARY, report.summary())
        .set(CALL_RECORD.TRANSCRIPT, report.transcript())
        .set(CALL_RECORD.ANALYSIS, Json.write(report.analysis()))
        .onConflict(CALL_RECORD.INTENT_ID)
        .doUpdate()
        .set(CALL_RECORD.ENDED_REASON, report.endedReason())
        .set(CALL_RECORD.OUTCOME, report.outcome())
        .set(CALL_RECORD.SECONDS, report.seconds())
        .set(CALL_RECORD.SUMMARY, report.summary())
        .set(CALL_RECORD.TRANSCRIPT, report.transcript())
        .set(CALL_RECORD.ANALYSIS, Json.write(report.analysis()))
        .execute();
  }

  /** What was said in a call, if its report told. */
  public static Optional<String> transcript(DSLContext tx, long intent) {
    return tx.select(CALL_RECORD.TRANSCRIPT)
        .from(CALL_RECORD)
        .where(CALL_RECORD.INTENT_ID.eq(intent))
        .fetchOptional(CALL_RECORD.TRANSCRIPT);
  }
}
