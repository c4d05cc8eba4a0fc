package dev.drumbeat.db.webhook;

import dev.drumbeat.db.ledger.LeadlessStore;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * The one text that confirms an opt-out, where the provider doesn't answer it itself: at most one
 * for an opt-out, within five minutes (47 CFR 64.1200(a)(12)), from the number that was written to.
 * It is planned in the transaction that keeps the opt-out, and is an intent of the ledger without
 * an enrollment.
 */
public final class ConfirmationStore {
  private static final Duration WITHIN = Duration.ofMinutes(5);

  /** Twilio answers these itself, when they are the whole message, and blocks the number. */
  private static final Set<String> ANSWERED =
      Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout");

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
        LeadlessStore.CONFIRMATION + message,
        at(sentAt.plus(WITHIN)),
        point,
        text.to());
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
