package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.ledger.IntentRows.COLUMNS;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Effects whose fate is not known, and what is known that could tell it. */
public final class DoubtStore {
  private DoubtStore() {}

  /** The attempts that have these provider ids, as far as one has. */
  public static Map<String, UUID> holders(DSLContext tx, Collection<String> providerIds) {
    var holders = new HashMap<String, UUID>();
    if (!providerIds.isEmpty()) {
      tx.fetch(
              "select provider_id, id from attempt where provider_id = any(?)",
              (Object) providerIds.toArray(String[]::new))
          .forEach(row -> holders.put(row.get(0, String.class), row.get(1, UUID.class)));
    }
    return holders;
  }

  /**
   * Whether events of the provider of this kind of intent came that may be about these attempts,
   * and have not been applied: while they wait, or were set aside, that none proved an effect says
   * nothing. What a person wrote proves none.
   */
  public static boolean eventsWait(DSLContext tx, String kind, Collection<UUID> attempts) {
    return tx.fetchSingle(
            """
            select exists (
              select from inbox
              where provider = case ?
                  when 'EMAIL' then 'SENDGRID' when 'SMS' then 'TWILIO' when 'CALL' then 'TWILIO'
                  when 'AI_CALL' then 'VAPI' end
                and (state = 'POISON'
                  or kind not like 'INBOUND%'
                    and coalesce(payload->>'attempt' = any(?), true)))
            """,
            kind, attempts.stream().map(UUID::toString).toArray(String[]::new))
        .get(0, Boolean.class);
  }

  /**
   * An intent in doubt that no cohort works on.
   *
   * @param awaited whether its lead stands at its step and goes on when it is settled
   */
  public record Left(Intent intent, UUID run, boolean awaited) {}

  /**
   * Intents in doubt of journeys that have ended or gone on, and those that their cohort has not
   * come back to for an hour: it waits for something else, as in a paused run.
   *
   * @param crashedAfterSeconds how old a mark without a record is when it can only be a crash's
   */
  public static List<Left> leftInDoubt(DSLContext tx, long crashedAfterSeconds, int limit) {
    return tx.fetch(
            COLUMNS.replace("select i.id,", "select i.run_id, w.awaited, i.id,")
                + """
                join enrollment e on e.id = i.enrollment_id
                cross join lateral (
                  select e.state = 'ACTIVE' and (e.step, e.visit) = (i.step, i.visit) as awaited) o
                cross join lateral (select o.awaited,
                  case when o.awaited then interval '1 hour' else interval '0' end as waits) w
                where i.state = 'UNKNOWN' and coalesce(i.check_at, now()) <= now() - w.waits
                   or i.state = 'SUBMITTING'
                      and a.started_at < now() - make_interval(secs => ?) - w.waits
                order by i.id limit ?
                """,
            (double) crashedAfterSeconds,
            limit)
        .map(row ->
            new Left(
                IntentRows.intent(row),
                row.get("run_id", UUID.class),
                row.get("awaited", Boolean.class)));
  }

  /**
   * What is known of the attempts at the contact point of an intent, planned no earlier than a day
   * before it, by intent. In doubt are those of its kind and, where it has one, its text.
   */
  public static Map<Long, Others> others(DSLContext tx, Collection<Long> intents) {
    var others = new HashMap<Long, Others>();
    tx.fetch(
            """
            with mine as materialized (
              select id, contact_point_id, kind, content->>'body' as body,
                     created_at - interval '1 day' as since
              from intent where id = any(?))
            select i.id, a.provider_id, a.started_at
            from mine i
            cross join lateral (
              select o.id, o.kind, o.content->>'body' as body from intent o
              where o.contact_point_id = i.contact_point_id and o.created_at >= i.since offset 0) o
            join attempt a on a.intent_id = o.id
              and (a.provider_id is not null
                or a.state in ('SUBMITTING', 'UNKNOWN') and o.id <> i.id and o.kind = i.kind
                  and o.body is not distinct from i.body)
            union all
            select m.id, s.provider_id, null
            from mine m join intent i on i.id = m.id
            join stray s on s.sender_id = i.sender_id and s.recipient = i.content->>'to'
              and s.intent_id is null
            """,
            (Object) intents.toArray(Long[]::new))
        .forEach(row -> {
          Others of =
              others.computeIfAbsent(
                  row.get(0, Long.class), id -> new Others(new HashSet<>(), new ArrayList<>()));
          if (row.get(1) == null) {
            of.doubts().add(row.get(2, OffsetDateTime.class).toInstant());
          } else {
            of.ids().add(row.get(1, String.class));
          }
        });
    return others;
  }
}
