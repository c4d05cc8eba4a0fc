package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What providers have of our numbers and no attempt knows: sent before the database was put back
 * from an older copy.
 */
public final class StrayStore {
  private StrayStore() {}

  /**
   * What tells this database from a copy that was put back: that needs another start of the server,
   * or another database.
   */
  public static String database(DSLContext tx) {
    return tx.fetchSingle(
            """
            select oid::text || ' ' || pg_postmaster_start_time()::text
            from pg_database where datname = current_database()
            """)
        .get(0, String.class);
  }

  /**
   * A number whose list at the provider is to be read.
   *
   * @param address E.164
   * @param voice whether it calls; else it texts
   * @param providerNumberId of a number that assistants call from: their provider's id
   * @param since five minutes (clocks differ) before what the database knows it sent last
   */
  public record Number(
      UUID sender,
      String address,
      boolean voice,
      Instant since,
      @Nullable String providerNumberId) {
    /** Whether a provider's assistants call from it. */
    public boolean assistants() {
      return providerNumberId != null;
    }
  }

  /**
   * The number of a sender; of one that sends e-mails, all the numbers that have sent something.
   */
  public static List<Number> numbers(DSLContext tx, UUID sender) {
    return tx.fetch(
            """
            select n.id, n.address, n.channel = 'VOICE',
                   coalesce(l.at, n.created_at) - interval '5 minutes',
                   n.provider_number_id
            from sender s
            join sender n on n.channel in ('SMS', 'VOICE') and (n.id = s.id or s.channel = 'EMAIL')
            cross join lateral (
              select max(a.started_at) as at
              from (select i.id from intent i where i.sender_id = n.id and i.attempts > 0
                    order by i.id desc limit 200) i
              join attempt a on a.intent_id = i.id) l
            where s.id = ? and (n.id = s.id or l.at is not null)
            order by n.id
            """,
            sender)
        .map(row ->
            new Number(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, Boolean.class),
                row.get(3, OffsetDateTime.class).toInstant(),
                row.get(4, String.class)));
  }

  /**
   * An entry of a provider's list.
   *
   * @param to E.164
   * @param body of a text; null for a call
   */
  public record Entry(String sid, String to, @Nullable String body, Instant at) {
    /** Without anything personal. */
    @Override
    public String toString() {
      return "entry " + sid;
    }
  }

  /** Which of these provider ids no attempt has, nor is kept as a stray. */
  public static Set<String> unknown(DSLContext tx, Collection<String> sids) {
    return Set.copyOf(
        tx.fetch(
                """
                select v.sid from unnest(?::text[]) v(sid)
                where not exists (select from attempt a where a.provider_id = v.sid)
                  and not exists (select from stray s where s.provider_id = v.sid)
                """,
                (Object) sids.toArray(String[]::new))
            .map(row -> row.get(0, String.class)));
  }

  /**
   * Keeps what nobody knows of: entries whose id no attempt has, beyond as many as attempts in
   * doubt to the same recipient, with the same body, may account for. To be called with a list that
   * was read before the transaction began: an attempt is written down before its request.
   *
   * @return how many are new
   */
  public static int keep(DSLContext tx, Number number, Collection<Entry> entries) {
    return entries.isEmpty()
        ? 0
        : tx.execute(
            """
            with unknown as materialized (
              select e.sid, e."to", e.body, e.at,
                     row_number() over (partition by e."to", e.body order by e.at, e.sid) as k
              from jsonb_to_recordset(?::jsonb) as e(sid text, "to" text, body text, at timestamptz)
              where not exists (select from attempt a where a.provider_id = e.sid)
                and not exists (select from stray s where s.provider_id = e.sid)),
            doubt as (
              select u."to", i.content->>'body' as body, count(*) as n
              from (select distinct "to" from unknown) u
              join contact_point p on p.kind = 'PHONE' and p.value = u."to"
              join intent i on i.contact_point_id = p.id and i.sender_id = ? and i.kind = ?
              join attempt a on a.intent_id = i.id and a.provider_id is null
                and (a.state not in ('REJECTED', 'NOT_SENT') or a.resolved_by = 'EMPTY_READS')
              group by 1, 2)
            insert into stray (workspace_id, sender_id, kind, recipient, body_digest, provider_id,
                               sent_at)
            select current_workspace(), ?, ?, u."to", sha256(convert_to(u.body, 'UTF8')), u.sid,
                   u.at
            from unknown u
            left join doubt d on d."to" = u."to" and d.body is not distinct from u.body
            where u.k > coalesce(d.n, 0)
            on conflict (workspace_id, provider_id) do nothing
            """,
            Json.write(entries),
            number.sender(),
            kind(number),
            number.sender(),
            kind(number));
  }

  /**
   * An intent and what the provider has of it.
   *
   * @param attempt under which the caller records it as accepted, in the same transaction
   */
  public record Taken(long intentId, UUID attempt, String providerId, Instant sentAt) {}

  /** Gives planned intents, as far as they are the token's, what the provider has of them. */
  public static List<Taken> take(DSLContext tx, UUID token, Collection<Long> intents) {
    return tx.fetch(
            "select intent_id, attempt, provider_id, sent_at from take_strays(?, ?)",
            intents.toArray(Long[]::new),
            token)
        .map(row ->
            new Taken(
                row.get(0, Long.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, OffsetDateTime.class).toInstant()));
  }

  /** Has the provider asked at once what became of them: their reports have come and gone. */
  public static void ask(DSLContext tx, List<Taken> taken) {
    tx.execute(
        "update intent set check_at = now() where id = any(?)",
        (Object) taken.stream().map(Taken::intentId).toArray(Long[]::new));
  }

  /** Whether providers tell of an attempt that the database doesn't know. */
  public static boolean anyUnknown(DSLContext tx, Collection<UUID> attempts) {
    return !attempts.isEmpty()
        && tx.fetchSingle(
                """
                select exists (
                  select from unnest(?::uuid[]) v(id)
                  where not exists (select from attempt a where a.id = v.id))
                """,
                (Object) attempts.toArray(UUID[]::new))
            .get(0, Boolean.class);
  }

  private static String kind(Number number) {
    return number.assistants() ? "AI_CALL" : number.voice() ? "CALL" : "SMS";
  }
}
