package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.journey.campaign.EventType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event of a provider means to a journey. */
record Happening(EventType type, Map<String, Object> data, String summary) {

  /** Nothing, when it only tells of progress. */
  static Optional<Happening> of(InboxEvent event, @Nullable String gathered) {
    return switch (event) {
      case InboxEvent.MessageStatus s -> text(s);
      case InboxEvent.CallStatus s -> call(s, gathered);
      case InboxEvent.EmailEvent s -> mail(s);
      case InboxEvent.InboundMessage m -> Optional.of(reply(m));
      case InboxEvent.Unsubscribe u ->
          Optional.of(
              new Happening(
                  EventType.OPTED_OUT, Map.of("channel", "EMAIL"), "Unsubscribed by the link"));
      case InboxEvent.CallDigits d ->
          "OPT_OUT".equals(d.meaning())
              ? Optional.of(
                  new Happening(
                      EventType.OPTED_OUT,
                      Map.of("channel", "VOICE"),
                      "Opted out by pressing " + d.digits()))
              : Optional.empty();
    };
  }

  private static Optional<Happening> text(InboxEvent.MessageStatus s) {
    var data = new LinkedHashMap<String, Object>();
    if (s.errorCode() != null) {
      data.put("code", s.errorCode());
    }
    return switch (s.status().toLowerCase(Locale.ROOT)) {
      case "delivered" ->
          Optional.of(new Happening(EventType.DELIVERED, data, "The text was delivered"));
      case "undelivered", "failed" ->
          Optional.of(new Happening(EventType.UNDELIVERED, data, "The text was not delivered"));
      default -> Optional.empty();
    };
  }

  private static Optional<Happening> call(InboxEvent.CallStatus s, @Nullable String gathered) {
    String outcome =
        switch (s.status().toLowerCase(Locale.ROOT)) {
          case "completed" -> answeredByMachine(s) ? "VOICEMAIL" : "ANSWERED";
          case "busy" -> "BUSY";
          case "no-answer" -> "NO_ANSWER";
          case "failed", "canceled" -> "FAILED";
          default -> "";
        };
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("outcome", outcome);
    if (gathered != null) {
      data.put("gathered", gathered);
    }
    if (s.duration() != null) {
      data.put("seconds", s.duration());
    }
    return Optional.of(new Happening(EventType.CALL_ENDED, data, "The call ended: " + outcome));
  }

  private static boolean answeredByMachine(InboxEvent.CallStatus s) {
    return s.answeredBy() != null && s.answeredBy().startsWith("machine");
  }

  private static Optional<Happening> mail(InboxEvent.EmailEvent s) {
    var data = new LinkedHashMap<String, Object>();
    if (s.url() != null) {
      data.put("url", s.url());
    }
    if (s.type() != null) {
      data.put("type", s.type());
    }
    return switch (s.event().toLowerCase(Locale.ROOT)) {
      case "delivered" ->
          Optional.of(new Happening(EventType.DELIVERED, data, "The e-mail was delivered"));
      case "bounce", "dropped" ->
          Optional.of(new Happening(EventType.BOUNCED, data, "The e-mail bounced"));
      case "open" -> Optional.of(new Happening(EventType.OPENED, data, "The e-mail was opened"));
      case "click" -> Optional.of(new Happening(EventType.CLICKED, data, "A link was clicked"));
      case "spamreport" ->
          Optional.of(new Happening(EventType.COMPLAINED, data, "Reported as spam"));
      case "unsubscribe", "group_unsubscribe" ->
          Optional.of(
              new Happening(
                  EventType.OPTED_OUT, Map.of("channel", "EMAIL"), "Unsubscribed by mail"));
      default -> Optional.empty();
    };
  }

  private static Happening reply(InboxEvent.InboundMessage m) {
    var data = new LinkedHashMap<String, Object>();
    data.put("intent", m.intent());
    data.put("confidence", m.confidence());
    data.put("messageId", m.messageId());
    if (m.intent().equals("OPT_OUT")) {
      data.put("channel", "SMS");
      return new Happening(EventType.OPTED_OUT, data, "Opted out by text (" + m.rule() + ")");
    }
    return new Happening(EventType.REPLIED, data, "Replied: " + m.intent() + " (" + m.rule() + ")");
  }

  /** Events that journeys can only be told of where they listen; not kept otherwise. */
  boolean onlyIfListenedTo() {
    return type.equals(EventType.DELIVERED)
        || type.equals(EventType.OPENED)
        || type.equals(EventType.CLICKED);
  }
}
