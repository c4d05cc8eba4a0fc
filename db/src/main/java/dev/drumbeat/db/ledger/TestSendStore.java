package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import dev.drumbeat.journey.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Plans test sends: one message of a campaign to an address of the operator's own. Each is an
 * intent of the ledger without run and enrollment, so that no number of a run has it.
 */
public final class TestSendStore {
  /** So many in an hour, so that nobody takes them for a way around the gate. */
  public static final int MOST_AN_HOUR = 20;

  /** What has not left by then is of no use any more. */
  private static final Duration WITHIN = Duration.ofMinutes(15);

  private static final String OBSTACLES =
      """
      select s.registered, s.hold is not null or exists (
               select from hold h where h.lifted_at is null
                 and h.subject_id in (s.workspace_id, s.id, g.id)) as held,
             g.id as integration, g.mode = 'LIVE' and p.simulated as made_up,
             (select min(x.reason) from suppression x
              where x.contact_point_id = p.id and x.channel = s.channel and x.lifted_at is null)
               as suppressed,
             (select count(*) from intent i where i.origin like 'test send:%'
                and i.created_at > clock_timestamp() - interval '1 hour') as recent,
             s.per_second, g.messages_per_second, w.sends_per_second
      from sender s join contact_point p on p.id = ? join workspace w on w.id = s.workspace_id
      left join integration g
        on g.provider = case s.channel when 'EMAIL' then 'SENDGRID' else 'TWILIO' end
      where s.id = ?
      """;

  private TestSendStore() {}

  /**
   * A message to be sent.
   *
   * @param content rendered, as the channel's effects read it
   */
  public record TestSend(
      Channel channel, String step, Point to, UUID sender, Map<String, Object> content) {}

  /** Whether it is planned. */
  public sealed interface Planned {
    /** It is, under this id, as whose test send it can be found. */
    record Done(UUID id) implements Planned {}

    /** It may not be sent. */
    record Refused(Reason reason, String detail) implements Planned {}
  }

  /** Why one may not be sent. */
  public enum Reason {
    /** The address is suppressed. */
    SUPPRESSED,
    /** The sender or the account can't send now. */
    NOT_READY,
    /** There were too many of late. */
    TOO_MANY
  }

  /**
   * Plans one, under the lock of its contact point.
   *
   * @param now real time
   */
  public static Planned plan(DSLContext tx, UUID workspace, TestSend send, Instant now) {
    long point = ContactPoints.upsert(tx, workspace, send.to());
    ContactPoints.lock(tx, List.of(point));
    Record facts = tx.fetchSingle(OBSTACLES, point, send.sender());
    Optional<Planned> refused = refusal(facts);
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Instant> slots =
        LimiterStore.reserve(tx, limits(facts, send.sender()), 1, now, WITHIN.dividedBy(3));
    if (slots.isEmpty()) {
      return new Planned.Refused(
          Reason.TOO_MANY, "Every sending slot of the next minutes is taken; try again later");
    }
    UUID id = UUID.randomUUID();
    insert(tx, send, point, id, slots.getFirst());
    return new Planned.Done(id);
  }

  /** The message's id in the ledger. */
  public static long message(DSLContext tx, UUID testSend) {
    return tx.fetchSingle(
            "select id from intent where origin = ?", LeadlessStore.TEST_SEND + testSend)
        .get(0, Long.class);
  }

  private static Optional<Planned> refusal(Record facts) {
    String suppressed = facts.get("suppressed", String.class);
    if (suppressed != null) {
      return refused(
          Reason.SUPPRESSED, "Nothing may be sent to this address on this channel: " + suppressed);
    }
    if (facts.get("integration") == null) {
      return refused(Reason.NOT_READY, "The workspace has no account at the channel's provider");
    }
    if (!facts.get("registered", Boolean.class)) {
      return refused(Reason.NOT_READY, "The sender is not registered");
    }
    if (facts.get("held", Boolean.class)) {
      return refused(Reason.NOT_READY, "The sender, its account or the workspace is held");
    }
    if (facts.get("made_up", Boolean.class)) {
      return refused(Reason.NOT_READY, "The address is made up, and the account is a live one");
    }
    return facts.get("recent", Long.class) >= MOST_AN_HOUR
        ? refused(Reason.TOO_MANY, "At most " + MOST_AN_HOUR + " test sends an hour")
        : Optional.empty();
  }

  private static Optional<Planned> refused(Reason reason, String detail) {
    return Optional.of(new Planned.Refused(reason, detail));
  }

  private static List<Limit> limits(Record facts, UUID sender) {
    var limits = new ArrayList<Limit>();
    add(limits, "sender:" + sender, facts.get("per_second", Double.class));
    add(
        limits,
        "messages:" + facts.get("integration", UUID.class),
        facts.get("messages_per_second", Double.class));
    add(limits, "workspace", facts.get("sends_per_second", Double.class));
    return limits;
  }

  private static void add(List<Limit> limits, String key, @Nullable Double rate) {
    if (rate != null) {
      limits.add(Limit.perSecond(key, rate));
    }
  }

  private static void insert(DSLContext tx, TestSend send, long point, UUID id, Instant slot) {
    tx.execute(
        """
        insert into intent (workspace_id, origin, step, visit, kind, ordinal, contact_point_id,
                            sender_id, claim_token, slot_at, lawful_until, content)
        values (current_workspace(), ?, ?, 1, ?, 0, ?, ?, gen_random_uuid(), ?::timestamptz,
                ?::timestamptz, ?::jsonb)
        """,
        LeadlessStore.TEST_SEND + id,
        send.step(),
        send.channel().name(),
        point,
        send.sender(),
        slot.atOffset(ZoneOffset.UTC),
        slot.plus(WITHIN).atOffset(ZoneOffset.UTC),
        Json.write(send.content()));
  }
}
