package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.machine.EventFact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What happened to leads from outside, and which step made use of it. */
public final class EventStore {
  private EventStore() {}

  /**
   * Events that nothing consumed, of these leads, oldest first, since the lead's last effect was
   * claimed: what came before that answers an earlier step. Times are real.
   */
  public static Map<Long, List<EventFact>> unconsumed(DSLContext tx, Collection<Long> leads) {
    return tx.fetch(
            """
            select v.id, v.enrollment_id, v.type, v.at, v.data
            from event v
            where v.enrollment_id = any(?) and v.consumed_at is null
              and v.created_at >= coalesce(
                (select max(i.created_at) from intent i where i.enrollment_id = v.enrollment_id),
                '-infinity')
            order by v.id
            """,
            (Object) leads.toArray(Long[]::new))
        .intoGroups(row -> row.get(1, Long.class), EventStore::fact);
  }

  /** Marks events as used up by the steps at which their leads stood. */
  public static void consume(DSLContext tx, Map<Long, String> stepOfEvent) {
    if (stepOfEvent.isEmpty()) {
      return;
    }
    tx.execute(
        """
        update event
        set consumed_at = clock_timestamp(), consumed_step = v.value
        from jsonb_each_text(?::jsonb) as v
        where event.id = v.key::bigint
        """,
        Json.write(stepOfEvent));
  }

  /**
   * Something that happened to a lead.
   *
   * @param at real time
   * @param sourceKey what makes it the same event, however often it is told
   */
  public record NewEvent(
      long lead, String type, Instant at, Map<String, Object> data, String sourceKey) {}

  /**
   * Stores events of different leads, each once.
   *
   * @return their ids by lead; none for an event that was known already
   */
  public static Map<Long, Long> add(DSLContext tx, List<NewEvent> events) {
    return tx.fetch(
            """
            insert into event (workspace_id, enrollment_id, type, at, data, source_key)
            select current_workspace(), v.lead, v.type, v.at, v.data, v."sourceKey"
            from jsonb_to_recordset(?::jsonb) as v(lead bigint, type text, at timestamptz,
                                                   data jsonb, "sourceKey" text)
            order by v.lead
            on conflict do nothing
            returning enrollment_id, id
            """,
            Json.write(events))
        .intoMap(row -> row.get(0, Long.class), row -> row.get(1, Long.class));
  }

  private static EventFact fact(Record row) {
    return new EventFact(
        row.get(0, Long.class),
        new EventType(row.get(2, String.class)),
        row.get(3, java.time.OffsetDateTime.class).toInstant(),
        Json.map(row.get(4, org.jooq.JSONB.class)));
  }
}
