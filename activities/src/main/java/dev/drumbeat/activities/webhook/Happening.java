package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.ledger.OriginStore.Origin;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.journey.campaign.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a provider means to a journey.
 *
 * @param key what makes it the same happening, where several events tell of it; null where the
 *     event's own key does
 */
record Happening(EventType type, Map<String, Object> data, String summary, @Nullable String key) {
  /** Twilio: the recipient has opted out of this sender. */
  private static final String OPTED_OUT = "21610";

  Happening(EventType type, Map<String, Object> data, String summary) {
    this(type, data, summary, null);
  }

  /**
   * None, when it only tells of progress; in order, when it means several things.
   *
   * @param origin the effect that it is about, as far as it is one of a lead's
   */
  static List<Happening> of(InboxEvent event, @Nullable Origin origin) {
    return switch (event) {
      case InboxEvent.MessageStatus s -> text(s);
      case InboxEvent.CallStatus s -> call(s, origin);
      case InboxEvent.AssistantStatus s -> List.of();
      case InboxEvent.AssistantReport s -> AssistantHappenings.of(s, origin);
      case InboxEvent.EmailEvent s -> mail(s).stream().toList();
      case InboxEvent.InboundMessage m -> List.of(reply(m));
      case InboxEvent.Unsubscribe u -> List.of(optedOut("EMAIL", "Unsubscribed by the link"));
      case InboxEvent.Posted p -> List.of(posted(p));
      case InboxEvent.TaskDone t -> List.of(done(t));
      case InboxEvent.Checkout c -> List.of(checkout(c));
      case InboxEvent.CallDigits d ->
          "OPT_OUT".equals(d.meaning())
              ? List.of(
                  answered(d.sid(), Map.of()),
                  optedOut("VOICE", "Opted out by pressing " + d.digits()))
              : List.of(answered(d.sid(), Map.of()));
    };
  }

  private static List<Happening> text(InboxEvent.MessageStatus s) {
    var data = new LinkedHashMap<String, Object>();
    if (s.errorCode() != null) {
      data.put("code", s.errorCode());
    }
    return switch (s.status().toLowerCase(Locale.ROOT)) {
      case "delivered" ->
          List.of(new Happening(EventType.DELIVERED, data, "The text was delivered"));
      case "undelivered", "failed" -> {
        var undelivered = new Happening(EventType.UNDELIVERED, data, "The text was not delivered");
        yield OPTED_OUT.equals(s.errorCode())
            ? List.of(undelivered, optedOut("SMS", "The provider says that the person opted out"))
            : List.of(undelivered);
      }
      default -> List.of();
    };
  }

  static Happening optedOut(String channel, String summary) {
    return new Happening(EventType.OPTED_OUT, Map.of("channel", channel), summary);
  }

  /** By a person: told at once, by a digit, or at the latest by the call's end. */
  static Happening answered(String sid, Map<String, Object> data) {
    return new Happening(EventType.CALL_ANSWERED, data, "The call was answered", "answered:" + sid);
  }

  private static List<Happening> call(InboxEvent.CallStatus s, @Nullable Origin origin) {
    return switch (s.status().toLowerCase(Locale.ROOT)) {
      case "in-progress", "answered" -> pickedUp(s, origin);
      case "completed" ->
          answeredByMachine(s)
              ? List.of(ended(s, "VOICEMAIL", origin))
              : List.of(answered(s.sid(), answeredBy(s)), ended(s, "ANSWERED", origin));
      case "busy" -> List.of(ended(s, "BUSY", origin));
      case "no-answer" -> List.of(ended(s, "NO_ANSWER", origin));
      case "failed", "canceled" -> List.of(ended(s, "FAILED", origin));
      default -> List.of();
    };
  }

  /** Where machines are told from persons, whoever picks up counts once that is known. */
  private static List<Happening> pickedUp(InboxEvent.CallStatus s, @Nullable Origin origin) {
    boolean unsure = s.answeredBy() == null && origin != null && origin.detectsMachine();
    return unsure || answeredByMachine(s) ? List.of() : List.of(answered(s.sid(), answeredBy(s)));
  }

  private static Map<String, Object> answeredBy(InboxEvent.CallStatus s) {
    return s.answeredBy() == null ? Map.of() : Map.of("answeredBy", s.answeredBy());
  }

  private static Happening ended(InboxEvent.CallStatus s, String outcome, @Nullable Origin origin) {
    String gathered = origin == null ? null : origin.gathered();
    var data = new LinkedHashMap<String, Object>();
    data.put("outcome", outcome);
    if (gathered != null) {
      data.put("gathered", gathered);
    }
    if (s.duration() != null) {
      data.put("seconds", s.duration());
    }
    return new Happening(EventType.CALL_ENDED, data, "The call ended: " + outcome);
  }

  private static boolean answeredByMachine(InboxEvent.CallStatus s) {
    return s.answeredBy() != null
        && (s.answeredBy().startsWith("machine") || s.answeredBy().equals("fax"));
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
          Optional.of(optedOut("EMAIL", "Unsubscribed by mail"));
      default -> Optional.empty();
    };
  }

  private static Happening posted(InboxEvent.Posted p) {
    return new Happening(new EventType(p.type()), p.data(), "Posted over the API: " + p.type());
  }

  private static Happening done(InboxEvent.TaskDone t) {
    var data = new LinkedHashMap<String, Object>();
    data.put("outcome", t.outcome());
    data.put("task", t.task());
    if (t.note() != null) {
      data.put("note", t.note());
    }
    data.put("step", t.step());
    data.put("visit", t.visit());
    return new Happening(EventType.TASK_DONE, data, "The task was answered: " + t.outcome());
  }

  /** A link that took its time is told of twice: as completed, and as paid. */
  private static Happening checkout(InboxEvent.Checkout c) {
    if (!c.paid()) {
      return new Happening(
          EventType.PAYMENT_EXPIRED,
          Map.of(),
          "The payment link cannot be paid any more",
          "expired:" + c.session());
    }
    var data = new LinkedHashMap<String, Object>();
    if (c.amount() != null && c.currency() != null) {
      data.put("amount", c.amount());
      data.put("currency", c.currency());
    }
    return new Happening(EventType.PAID, data, "Paid", "paid:" + c.session());
  }

  private static Happening reply(InboxEvent.InboundMessage m) {
    var data = new LinkedHashMap<String, Object>();
    data.put("intent", m.intent());
    data.put("confidence", m.confidence());
    data.put("messageId", m.messageId());
    if (m.intent().equals("OPT_OUT")) {
      data.put("channel", m.isEmail() ? "EMAIL" : "SMS");
      String by = m.isEmail() ? "e-mail" : "text";
      return new Happening(EventType.OPTED_OUT, data, "Opted out by " + by + " (" + m.rule() + ")");
    }
    return new Happening(EventType.REPLIED, data, "Replied: " + m.intent() + " (" + m.rule() + ")");
  }

  /** Events that journeys can only be told of where they listen; not kept otherwise. */
  boolean onlyIfListenedTo() {
    return !type.builtIn()
        || type.equals(EventType.DELIVERED)
        || type.equals(EventType.OPENED)
        || type.equals(EventType.CALL_ANSWERED)
        || type.equals(EventType.CLICKED);
  }
}
