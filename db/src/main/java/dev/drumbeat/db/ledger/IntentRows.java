package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads intents with their latest attempt. */
final class IntentRows {
  static final String COLUMNS =
      """
      select i.id, coalesce(i.enrollment_id, 0) as enrollment_id, i.origin, i.step, i.visit, i.kind, i.ordinal, i.state,
             i.slot_at, i.lawful_until, i.content, i.attempts, i.empty_reads, a.id as attempt,
             a.started_at as submitted_at, i.check_at, i.contact_point_id, i.sender_id,
             i.error_code, i.created_at,
             case when i.attempts = 0 then 0 else (
               select count(*) from attempt r where r.intent_id = i.id and r.state = 'REJECTED') end
               as refusals
      from intent i
      left join attempt a on a.intent_id = i.id and a.n = i.attempts
      """;

  private IntentRows() {}

  static Intent intent(Record row) {
    return new Intent(
        row.get("id", Long.class),
        row.get("enrollment_id", Long.class),
        row.get("origin", String.class),
        row.get("step", String.class),
        row.get("visit", Integer.class),
        row.get("kind", String.class),
        row.get("ordinal", Integer.class),
        Intent.State.valueOf(row.get("state", String.class)),
        row.get("slot_at", OffsetDateTime.class).toInstant(),
        instant(row, "lawful_until"),
        Json.map(row.get("content", JSONB.class)),
        row.get("attempts", Integer.class),
        row.get("empty_reads", Integer.class),
        row.get("refusals", Integer.class),
        row.get("attempt", UUID.class),
        instant(row, "submitted_at"),
        instant(row, "check_at"),
        row.get("contact_point_id", Long.class),
        row.get("sender_id", UUID.class),
        row.get("error_code", String.class),
        row.get("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(Record row, String column) {
    OffsetDateTime at = row.get(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
