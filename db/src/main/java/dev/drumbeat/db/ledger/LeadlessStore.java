package dev.drumbeat.db.ledger;

import dev.drumbeat.db.contact.ContactPoints;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Intents of no lead: confirmations of opt-outs, and test sends. No run's lock, position or gate
 * stands before them, so the last check here is the whole of it.
 */
public final class LeadlessStore {
  /** Origins of confirmations begin so. */
  public static final String CONFIRMATION = "opt-out confirmation:";

  /** Origins of test sends begin so. */
  public static final String TEST_SEND = "test send:";

  private static final String OPEN = IntentRows.COLUMNS + " where i.enrollment_id is null";

  /**
   * A confirmation goes if the opt-out is the only thing that forbids a text, a test send if
   * nothing forbids it.
   */
  private static final String SUBMIT =
      """
      with gone as (
        update intent i set state = 'SUBMITTING', attempts = i.attempts + 1
        from sender s, integration g, contact_point p
        where i.id = ? and i.state = 'PLANNED' and i.lawful_until > ?::timestamptz
          and s.id = i.sender_id and s.registered and s.hold is null
          and g.provider = case i.kind when 'EMAIL' then 'SENDGRID' else 'TWILIO' end
          and p.id = i.contact_point_id and (g.mode = 'SIMULATED' or not p.simulated)
          and not exists (
            select from hold h where h.lifted_at is null
              and h.subject_id in (i.workspace_id, s.id, g.id))
          and not (i.kind = 'SMS' and is_stray(i.sender_id, i.kind, i.content))
          and (select case when i.origin like 'opt-out confirmation:%'
                      then count(*) filter (where reason = 'OPT_OUT') = 1 and count(*) = 1
                      else count(*) = 0 end
               from suppression x where x.contact_point_id = i.contact_point_id
                 and x.channel = i.kind and x.lifted_at is null)
        returning i.id, i.attempts, i.workspace_id)
      insert into attempt (id, workspace_id, intent_id, n)
      select ?, workspace_id, id, attempts from gone
      """;

  private LeadlessStore() {}

  /**
   * Lets one go, under the lock of its contact point: if it is in time and may be sent. What may
   * not go is settled as not sent.
   *
   * @param attempt the new attempt's id
   * @param now real time
   * @return what is to be sent, at once
   */
  public static Optional<Intent> submit(DSLContext tx, UUID attempt, Instant now) {
    Optional<Intent> due =
        tx
            .fetch(
                OPEN
                    + " and i.state = 'PLANNED' and i.slot_at <= ?::timestamptz order by i.id limit 1",
                at(now))
            .map(IntentRows::intent)
            .stream()
            .findFirst();
    if (due.isEmpty()) {
      return due;
    }
    long id = due.get().id();
    ContactPoints.lock(tx, List.of(Objects.requireNonNull(due.get().pointId())));
    if (tx.execute(SUBMIT, id, at(now), attempt) == 1) {
      return tx.fetch(OPEN + " and i.id = ?", id).map(IntentRows::intent).stream().findFirst();
    }
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

  /** The senders from which some wait to be let go. */
  public static List<UUID> waits(DSLContext tx, Instant now) {
    return tx
        .fetch(OPEN + " and i.state = 'PLANNED' and i.slot_at <= ?::timestamptz", at(now))
        .map(IntentRows::intent)
        .stream()
        .map(Intent::senderId)
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
        .map(IntentRows::intent);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
