package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Reads what the gate judges by: one statement for a chunk, however many leads. */
public final class GateReader {
  private static final String FACTS =
      """
      with q as (
        select ?::bigint[] as points, ?::bigint[] as contacts, ?::bigint[] as owners,
               ?::bigint[] as properties, ?::text as channel, ?::text[] as senders,
               ?::text[] as codes, ?::timestamptz as now, ?::boolean as assistants),
      caps as (
        select * from jsonb_to_recordset(?::jsonb) as c(cap int, per text, since timestamptz)),
      counted as (
        select c.cap, i.contact_id as subject, i.created_at
        from caps c join q on c.per = 'CONTACT'
        join intent i on i.contact_id = any(q.contacts) and i.created_at > c.since
          and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and i.state not in ('NOT_SENT', 'REJECTED')
        union all
        select c.cap, i.owner_id as subject, i.created_at
        from caps c join q on c.per = 'OWNER'
        join intent i on i.owner_id = any(q.owners) and i.created_at > c.since
          and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and i.state not in ('NOT_SENT', 'REJECTED')
        union all
        select c.cap, i.property_id as subject, i.created_at
        from caps c join q on c.per = 'PROPERTY'
        join intent i on i.property_id = any(q.properties) and i.created_at > c.since
          and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and i.state not in ('NOT_SENT', 'REJECTED'))
      select jsonb_build_object(
        'points', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select p.id, p.value, p.simulated
          from contact_point p, q where p.id = any(q.points)) x),
        'stoppedOwners', (select coalesce(jsonb_agg(o.id), '[]')
          from owner o, q where o.id = any(q.owners) and o.stopped_at is not null),
        'stoppedProperties', (select coalesce(jsonb_agg(p.id), '[]')
          from property p, q where p.id = any(q.properties) and p.stopped_at is not null),
        'suppressions', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select s.contact_point_id as point, s.channel, s.reason, s.at
          from suppression s, q
          where s.contact_point_id = any(q.points) and s.lifted_at is null order by s.at) x),
        'consents', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select c.contact_point_id as point, c.channel, c.basis, c.at, c.evidence, c.simulated
          from consent c, q where c.contact_point_id = any(q.points)) x),
        'senders', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select s.id, s.key, s.address, s.display_name as "displayName",
                 s.per_second as "perSecond", s.registered,
                 s.hold is null and i.mode is not null as healthy,
                 i.mode is not null as configured, coalesce(i.mode = 'LIVE', false) as live,
                 s.postal_address as "postalAddress", i.id as "integrationId",
                 s.provider_number_id as "providerNumberId",
                 case when q.assistants then coalesce(i.concurrent_calls, 10) else 0 end
                   as "concurrentCalls",
                 case s.channel when 'VOICE' then coalesce(i.calls_per_second,
                     case when i.mode = 'LIVE' and not q.assistants then 1 end)
                   else i.messages_per_second end as "accountPerSecond",
                 case when s.channel = 'VOICE' and not q.assistants then
                   case when i.concurrent_calls is not null
                     then greatest(0, i.concurrent_calls - open_calls()) end end as "freeCalls",
                 w.sends_per_second as "workspacePerSecond"
          from q join sender s on s.channel = q.channel and s.key = any(q.senders)
            and (s.provider_number_id is not null) = q.assistants
          left join integration i on i.provider = case
            when s.channel = 'EMAIL' then 'SENDGRID' when q.assistants then 'VAPI'
            else 'TWILIO' end
          left join workspace w on w.id = s.workspace_id) x),
        'used', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select cap, subject, count(*) as count, min(created_at) as oldest
          from counted group by 1, 2) x),
        'attempts', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select i.id as intent, i.contact_point_id as point, i.slot_at as at
          from intent i, q
          where q.channel <> 'EMAIL' and i.contact_point_id = any(q.points)
            and i.kind in ('SMS', 'CALL', 'AI_CALL') and i.state not in ('NOT_SENT', 'REJECTED')
            and i.slot_at > q.now - interval '24 hours') x),
        'lists', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select l.id, l.kind, l.state, l.as_of as "asOf" from dnc_list l order by l.name) x),
        'listed', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select e.list_id as list, p.id as point, e.date
          from q join contact_point p on p.id = any(q.points) and p.kind = 'PHONE'
          join dnc_entry e on e.phone = p.value) x),
        'holds', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select h.scope, h.subject_id as subject, h.name, h.reason, h.since
          from hold h where h.lifted_at is null order by h.since) x),
        'pairs', (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
          select i.contact_point_id as point, i.sender_id as sender, max(i.created_at) as at
          from intent i, q
          where i.contact_point_id = any(q.points) and i.state = 'REJECTED'
            and i.error_code = any(q.codes) and i.sender_id is not null
          group by 1, 2) x),
        'database', (select d.oid::text || ' ' || pg_postmaster_start_time()::text
          from pg_database d where d.datname = current_database()))
      """;

  private GateReader() {}

  /**
   * What is asked for.
   *
   * @param senders the keys of the senders that the chunk's steps name
   * @param pairCodes the provider's codes after which a sender never reaches that recipient
   * @param now real time
   * @param assistants whether a voice provider's assistants call: from numbers that they know
   */
  public record Asked(
      GateStore.Reach reach,
      Channel channel,
      Collection<String> senders,
      List<Cap> caps,
      Collection<String> pairCodes,
      Instant now,
      boolean assistants) {}

  /** Reads it. The caller holds the locks of whom it asks about. */
  public static GateReading read(DSLContext tx, Asked asked) {
    JSONB facts =
        tx.fetchSingle(
                FACTS,
                asked.reach().points().toArray(Long[]::new),
                asked.reach().contacts().toArray(Long[]::new),
                asked.reach().owners().toArray(Long[]::new),
                asked.reach().properties().toArray(Long[]::new),
                asked.channel().name(),
                asked.senders().toArray(String[]::new),
                asked.pairCodes().toArray(String[]::new),
                asked.now().atOffset(ZoneOffset.UTC),
                asked.assistants(),
                Json.write(caps(asked)))
            .get(0, JSONB.class);
    return Json.read(facts, GateReading.class);
  }

  private record Since(int cap, String per, Instant since) {}

  private static List<Since> caps(Asked asked) {
    return IntStream.range(0, asked.caps().size())
        .mapToObj(k -> {
          Cap cap = asked.caps().get(k);
          return new Since(k, cap.per().name(), asked.now().minus(cap.within()));
        })
        .toList();
  }
}
