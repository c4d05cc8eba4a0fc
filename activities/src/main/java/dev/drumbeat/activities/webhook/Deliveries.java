package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.webhook.InboxEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's event says of an effect's delivery. Ranks order the states, so that a late
 * "sent" never undoes a "delivered". Sources: Twilio's message and call status pages, SendGrid's
 * event webhook reference.
 */
final class Deliveries {
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("ACCEPTED", 1),
          Map.entry("SCHEDULED", 1),
          Map.entry("QUEUED", 2),
          Map.entry("PROCESSED", 2),
          Map.entry("INITIATED", 2),
          Map.entry("SENDING", 3),
          Map.entry("DEFERRED", 3),
          Map.entry("RINGING", 3),
          Map.entry("SENT", 4),
          Map.entry("IN-PROGRESS", 4),
          Map.entry("FAILED", 10),
          Map.entry("CANCELED", 10),
          Map.entry("UNDELIVERED", 10),
          Map.entry("DROPPED", 10),
          Map.entry("FORWARDING", 4),
          Map.entry("ENDED", 5),
          Map.entry("BUSY", 10),
          Map.entry("NO-ANSWER", 10),
          Map.entry("DELIVERED", 11),
          Map.entry("COMPLETED", 11),
          Map.entry("EXPIRED", 11),
          Map.entry("PAID", 12),
          Map.entry("BOUNCE", 12),
          Map.entry("READ", 12),
          Map.entry("OPEN", 13),
          Map.entry("CLICK", 14),
          Map.entry("UNSUBSCRIBE", 15),
          Map.entry("GROUP_UNSUBSCRIBE", 15),
          Map.entry("SPAMREPORT", 16));

  private Deliveries() {}

  static Optional<Report> report(InboxEvent event) {
    return switch (event) {
      case InboxEvent.MessageStatus s ->
          Optional.of(
              new Report(
                  s.attempt(),
                  s.sid(),
                  name(s.status()),
                  rank(s.status()),
                  s.errorCode(),
                  s.price()));
      case InboxEvent.CallStatus s ->
          Optional.of(
              new Report(
                  s.attempt(), s.sid(), name(s.status()), rank(s.status()), null, s.price()));
      case InboxEvent.AssistantStatus s ->
          Optional.of(
              new Report(s.attempt(), s.callId(), name(s.status()), rank(s.status()), null, null));
      case InboxEvent.AssistantReport s -> Optional.of(ended(s));
      case InboxEvent.EmailEvent s ->
          s.attempt() == null
              ? Optional.empty()
              : Optional.of(
                  new Report(
                      s.attempt(),
                      messageId(s.sgMessageId()),
                      name(s.event()),
                      rank(s.event()),
                      null,
                      null));
      case InboxEvent.CallDigits d ->
          Optional.of(new Report(d.attempt(), d.sid(), "IN-PROGRESS", 4, null, null));
      case InboxEvent.Checkout c -> {
        String state = c.paid() ? "PAID" : "EXPIRED";
        yield Optional.of(new Report(null, c.session(), state, rank(state), null, null));
      }
      case InboxEvent.InboundMessage m -> Optional.empty();
      case InboxEvent.Unsubscribe u -> Optional.empty();
      case InboxEvent.Posted p -> Optional.empty();
      case InboxEvent.TaskDone t -> Optional.empty();
    };
  }

  /** "Ended" alone is not the last word: how it ended is what the report says. */
  private static Report ended(InboxEvent.AssistantReport s) {
    String state =
        switch (s.outcome()) {
          case "BUSY" -> "BUSY";
          case "NO_ANSWER" -> "NO-ANSWER";
          case "FAILED" -> "FAILED";
          default -> "COMPLETED";
        };
    String code = state.equals("FAILED") ? s.endedReason() : null;
    return new Report(s.attempt(), s.callId(), state, rank(state), code, s.price());
  }

  /** The X-Message-Id of the answer to the request is what comes before the first dot. */
  private static @Nullable String messageId(@Nullable String sgMessageId) {
    return sgMessageId == null ? null : sgMessageId.split("\\.", 2)[0];
  }

  private static String name(String status) {
    return status.toUpperCase(Locale.ROOT);
  }

  private static int rank(String status) {
    return RANKS.getOrDefault(name(status), 1);
  }
}
