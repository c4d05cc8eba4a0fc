package dev.drumbeat.db.timeline;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.timeline.MessageView.Direction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads what went to and came from people, within the caller's transaction. */
public final class MessageReads {
  private static final String SENT =
      """
      select i.id, 'OUTBOUND' as direction, i.created_at as at, i.kind, cp.value as address,
             i.run_id, i.enrollment_id, i.step, i.state, i.delivery, i.provider_id,
             i.content || coalesce((
               select jsonb_strip_nulls(jsonb_build_object(
                 'outcome', r.outcome, 'summary', r.summary, 'transcript', r.transcript,
                 'analysis', r.analysis))
               from call_record r where r.intent_id = i.id), '{}') as content
      from intent i left join contact_point cp on cp.id = i.contact_point_id
      where i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL')
      """;

  private static final String MESSAGES =
      "select * from ("
          + SENT
          + """
              and (?::bigint is null or i.contact_point_id = ?::bigint)
              and (?::uuid is null or i.enrollment_id in (select e.id from enrollment e
                                                          where e.run_id = ?::uuid))
              and (?::text is null or i.state = ?::text)
            union all
            select m.id, 'INBOUND', m.received_at, m.channel, cp.value, null, null, null, m.intent,
                   null, m.provider_id,
                   jsonb_build_object('body', m.body, 'to', m.sent_to, 'rule', m.rule,
                                      'confidence', m.confidence)
            from inbound_message m join contact_point cp on cp.id = m.contact_point_id
            where ?::text is null
              and (?::bigint is null or m.contact_point_id = ?::bigint)
              and (?::uuid is null or (
                m.received_at >= (select r.started_at from run r where r.id = ?::uuid)
                and m.contact_point_id in (select e.phone_point_id from enrollment e
                                           where e.run_id = ?::uuid)))
          ) x
          where (at, direction, id) < (?::timestamptz, ?, ?)
          order by at desc, direction desc, id desc
          limit ?
          """;

  private MessageReads() {}

  /**
   * Whose messages are asked for: those of a contact point, of a run, or both.
   *
   * @param state of the ledger: then only what went out; null is all
   */
  public record Filter(@Nullable Long point, @Nullable UUID run, @Nullable String state) {}

  /** Where a page begins. */
  public record Place(Instant at, Direction direction, long id) {
    /** Before all: messages are read newest first. */
    public static final Place START =
        new Place(Instant.parse("9999-01-01T00:00:00Z"), Direction.OUTBOUND, Long.MAX_VALUE);

    /** As a cursor. */
    public String text() {
      return at + "/" + direction + "/" + id;
    }

    /**
     * From a cursor.
     *
     * @throws RuntimeException when it is none
     */
    public static Place parse(String text) {
      String[] parts = text.split("/", 3);
      return new Place(
          Instant.parse(parts[0]), Direction.valueOf(parts[1]), Long.parseLong(parts[2]));
    }
  }

  /** One that went out, or shall. */
  public static Optional<MessageView> sent(DSLContext tx, long id) {
    return tx.fetch(SENT + " and i.id = ?", id).map(MessageReads::view).stream().findFirst();
  }

  /** Newest first. */
  public static Slice<MessageView> of(DSLContext tx, Filter filter, Place from, int limit) {
    Long point = filter.point();
    UUID run = filter.run();
    List<MessageView> rows =
        tx.fetch(
                MESSAGES,
                point,
                point,
                run,
                run,
                filter.state(),
                filter.state(),
                filter.state(),
                point,
                point,
                run,
                run,
                run,
                OffsetDateTime.ofInstant(from.at(), ZoneOffset.UTC),
                from.direction().name(),
                from.id(),
                limit + 1)
            .map(MessageReads::view);
    return Slice.cut(rows, limit, row -> new Place(row.at(), row.direction(), row.id()).text());
  }

  private static MessageView view(Record row) {
    String kind = row.get("kind", String.class);
    return new MessageView(
        row.get("id", Long.class),
        Direction.valueOf(row.get("direction", String.class)),
        row.get("at", OffsetDateTime.class).toInstant(),
        Effects.channel(kind),
        row.get("address", String.class),
        row.get("run_id", UUID.class),
        row.get("enrollment_id", Long.class),
        row.get("step", String.class),
        row.get("state", String.class),
        row.get("delivery", String.class),
        row.get("provider_id", String.class),
        Json.map(row.get("content", JSONB.class)));
  }
}
