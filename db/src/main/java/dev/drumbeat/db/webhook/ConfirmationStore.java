package dev.drumbeat.db.webhook;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.ledger.Intent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The one text that confirms an opt-out, where the provider doesn't answer it itself: at most one
 * for an opt-out, within five minutes (47 CFR 64.1200(a)(12)), from the number that was written to.
 * It is planned in the transaction that keeps the opt-out, and is an intent of the ledger without
 * an enrollment.
 */
public final class ConfirmationStore {
  private static final String ORIGIN = "opt-out confirmation:";
  private static final Duration WITHIN = Duration.ofMinutes(5);

  /** Twilio answers these itself, when they are the whole message, and blocks the number. */
  private static final Set<String> ANSWERED =
      Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");

  private static final String OPEN =
      """
      select i.id, i.state, i.slot_at, i.lawful_until, i.content, i.attempts, i.empty_reads,
             i.check_at, i.contact_point_id, i.sender_id, i.error_code, i.created_at, i.origin,
             a.id as attempt, a.started_at
      from intent i left join attempt a on a.intent_id = i.id and a.n = i.attempts
      where i.enrollment_id is null and i.origin like 'opt-out confirmation:%'
      """;

  private ConfirmationStore() {}

  /** Whether the provider answers such a text by itself. */
  static boolean isAnsweredByProvider(Inbound text) {
    return text.reply().rule().startsWith("carrier.")
        || ANSWERED.contains(text.body().strip().toLowerCase(Locale.ROOT));
  }

  /** Plans it, if the number is a sender's that may send. */
  static void plan(DSLContext tx, Inbound text, long message, long point, Instant sentAt) {
    tx.execute(
        """
        insert into intent (workspace_id, origin, step, visit, kind, ordinal, contact_point_id,
                            sender_id, claim_token, slot_at, lawful_until, content)
        select current_workspace(), ?, '', 1, 'SMS', 0, p.id, s.id, gen_random_uuid(),
               clock_timestamp(), ?::timestamptz,
               jsonb_build_object('to', p.value, 'from', s.address, 'body',
                 coalesce(s.display_name || ': you', 'You') || ' have opted out and will get no more'
                 || ' texts from us. Reply START to get them again.')
        from contact_point p, sender s
        where p.id = ? and s.channel = 'SMS' and s.address = ?
        on conflict do nothing
        """,
        ORIGIN + message,
        at(sentAt.plus(WITHIN)),
        point,
        text.to());
  }

  /**
   * Lets one confirmation go, under the lock of its contact point: if it is in time, if the opt-out
   * still holds and is the only thing that forbids a text, and if its sender may send. What may not
   * go is settled as not sent.
   *
   * @param attempt the new attempt's id
   * @param now real time
   * @return what is to be sent, at once
   */
  public static Optional<Intent> submit(DSLContext tx, UUID attempt, Instant now) {
    Record due =
        tx.fetchOne(
            OPEN
                + """
                  and i.state = 'PLANNED' and i.slot_at <= ?::timestamptz
                order by i.id limit 1
                """,
            at(now));
    if (due == null) {
      return Optional.empty();
    }
    long id = due.get("id", Long.class);
    ContactPoints.lock(tx, List.of(due.get("contact_point_id", Long.class)));
    boolean goes =
        tx.execute(
                """
                with gone as (
                  update intent i set state = 'SUBMITTING', attempts = i.attempts + 1
                  from sender s, integration g, contact_point p
                  where i.id = ? and i.state = 'PLANNED' and i.lawful_until > ?::timestamptz
                    and s.id = i.sender_id and s.registered and s.hold is null
                    and g.provider = 'TWILIO' and p.id = i.contact_point_id
                    and (g.mode = 'SIMULATED' or not p.simulated)
                    and not exists (
                      select from hold h where h.lifted_at is null
                        and h.subject_id in (i.workspace_id, s.id, g.id))
                    and not is_stray(i.sender_id, i.kind, i.content)
                    and (select count(*) filter (where reason = 'OPT_OUT') = 1 and count(*) = 1
                         from suppression x where x.contact_point_id = i.contact_point_id
                           and x.channel = 'SMS' and x.lifted_at is null)
                  returning i.id, i.attempts, i.workspace_id)
                insert into attempt (id, workspace_id, intent_id, n)
                select ?, workspace_id, id, attempts from gone
                """,
                id,
                at(now),
                attempt)
            == 1;
    if (!goes) {
      tx.execute(
          """
          update intent
          set state = 'NOT_SENT', settled_at = clock_timestamp(),
              error_code = case when lawful_until <= ?::timestamptz then 'TOO_LATE'
                           else 'NOT_DUE_ANY_MORE' end
          where id = ? and state = 'PLANNED'
          """,
          at(now),
          id);
      return Optional.empty();
    }
    return tx.fetch(OPEN + " and i.id = ?", id).stream().map(ConfirmationStore::intent).findFirst();
  }

  /** The senders from which some wait to be let go. */
  public static List<UUID> waits(DSLContext tx, Instant now) {
    return tx
        .fetch(OPEN + " and i.state = 'PLANNED' and i.slot_at <= ?::timestamptz", at(now))
        .stream()
        .map(row -> row.get("sender_id", UUID.class))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Those of which nobody knows whether they were taken. */
  public static List<Intent> inDoubt(DSLContext tx, Duration crashedAfter, Instant now, int limit) {
    return tx.fetch(
            OPEN
                + """
                  and (i.state = 'UNKNOWN' and coalesce(i.check_at, ?::timestamptz) <= ?::timestamptz
                       or i.state = 'SUBMITTING' and a.started_at < ?::timestamptz)
                order by i.id limit ?
                """,
            at(now),
            at(now),
            at(now.minus(crashedAfter)),
            limit)
        .map(ConfirmationStore::intent);
  }

  private static Intent intent(Record row) {
    return new Intent(
        row.get("id", Long.class),
        0,
        row.get("origin", String.class),
        "",
        1,
        "SMS",
        0,
        Intent.State.valueOf(row.get("state", String.class)),
        row.get("slot_at", OffsetDateTime.class).toInstant(),
        instant(row, "lawful_until"),
        Json.map(row.get("content", JSONB.class)),
        row.get("attempts", Integer.class),
        row.get("empty_reads", Integer.class),
        0,
        row.get("attempt", UUID.class),
        instant(row, "started_at"),
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

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
