package dev.drumbeat.db.webhook;

import dev.drumbeat.journey.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a provider or of an API client, in the form that the inbox keeps: its JSON is the
 * payload. An attempt's id is null where the provider named none, or none that is ours to read.
 */
public sealed interface InboxEvent {
  /** Column {@code kind} of the inbox. */
  enum Kind {
    MESSAGE_STATUS("TWILIO", MessageStatus.class),
    INBOUND_MESSAGE("TWILIO", InboundMessage.class),
    INBOUND_EMAIL("SENDGRID", InboundMessage.class),
    CALL_STATUS("TWILIO", CallStatus.class),
    CALL_DIGITS("TWILIO", CallDigits.class),
    ASSISTANT_STATUS("VAPI", AssistantStatus.class),
    ASSISTANT_REPORT("VAPI", AssistantReport.class),
    EMAIL_EVENT("SENDGRID", EmailEvent.class),
    UNSUBSCRIBE("SENDGRID", Unsubscribe.class),
    CHECKOUT("STRIPE", Checkout.class),
    POSTED("API", Posted.class),
    TASK_DONE("API", TaskDone.class);

    private final String source;
    private final Class<? extends InboxEvent> type;

    Kind(String source, Class<? extends InboxEvent> type) {
      this.source = source;
      this.type = type;
    }

    /** Who tells such events: a provider's name, or API. */
    public String source() {
      return source;
    }

    /**
     * Reads a payload of this kind.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public InboxEvent read(String payload) {
      return JsonMapper.shared().readValue(payload, type);
    }
  }

  /** A text's state at Twilio. */
  record MessageStatus(
      @Nullable UUID attempt,
      String sid,
      String status,
      @Nullable String errorCode,
      @Nullable BigDecimal price)
      implements InboxEvent {}

  /**
   * A text or an e-mail from a person.
   *
   * @param messageId of table inbound_message
   * @param pointId the person's contact point
   * @param channel null in what was kept before there were e-mails: SMS
   */
  record InboundMessage(
      long messageId,
      long pointId,
      String to,
      String sid,
      String intent,
      double confidence,
      String rule,
      @Nullable Channel channel)
      implements InboxEvent {
    public boolean isEmail() {
      return channel == Channel.EMAIL;
    }
  }

  /**
   * A call's state at Twilio.
   *
   * @param duration seconds
   */
  record CallStatus(
      @Nullable UUID attempt,
      String sid,
      String status,
      @Nullable Integer duration,
      @Nullable String answeredBy,
      @Nullable BigDecimal price)
      implements InboxEvent {}

  /**
   * What a person pressed in a call.
   *
   * @param meaning as the step's script says; null when it says nothing of these digits
   */
  record CallDigits(UUID attempt, String sid, String digits, @Nullable String meaning)
      implements InboxEvent {}

  /** How far a call of an assistant is, in the provider's own word. */
  record AssistantStatus(@Nullable UUID attempt, String callId, String status)
      implements InboxEvent {}

  /**
   * The end of a call that an assistant held.
   *
   * @param endedReason the provider's own word
   * @param outcome ANSWERED, VOICEMAIL, NO_ANSWER, BUSY or FAILED
   * @param seconds of the conversation
   * @param transcript cut to what is kept
   * @param analysis what the assistant found, by name
   * @param optOut the rule by which the person asked not to be called again; null when they didn't
   * @param price US dollars
   */
  record AssistantReport(
      @Nullable UUID attempt,
      String callId,
      String endedReason,
      String outcome,
      @Nullable Integer seconds,
      @Nullable String summary,
      @Nullable String transcript,
      Map<String, Object> analysis,
      @Nullable String optOut,
      @Nullable BigDecimal price)
      implements InboxEvent {
    /** Without what was said. */
    @Override
    public String toString() {
      return "AssistantReport[" + callId + ", " + outcome + "]";
    }
  }

  /** What happened to an e-mail; {@code type} tells a bounce from a block. */
  record EmailEvent(
      @Nullable UUID attempt,
      String event,
      @Nullable String type,
      @Nullable String reason,
      @Nullable String status,
      @Nullable String url,
      @Nullable String sgMessageId,
      Instant at)
      implements InboxEvent {}

  /** An unsubscribe button, or a mail program's one click. */
  record Unsubscribe(UUID attempt) implements InboxEvent {}

  /**
   * What became of a payment link.
   *
   * @param session Stripe's id of it
   * @param paid whether it was paid; otherwise it can't be any more
   * @param amount of money in all, in the currency's own units
   * @param currency ISO 4217
   */
  record Checkout(
      String session, boolean paid, @Nullable BigDecimal amount, @Nullable String currency)
      implements InboxEvent {}

  /**
   * An event of the operator's own, posted by an API client.
   *
   * @param type none of the built-in ones
   * @param subject of the kind that {@code about} says
   */
  record Posted(String type, About about, long subject, Map<String, Object> data)
      implements InboxEvent {}

  /** A person's answer to a task. */
  record TaskDone(
      long task, long enrollment, String step, int visit, String outcome, @Nullable String note)
      implements InboxEvent {}

  /** What a posted event is about. */
  enum About {
    ENROLLMENT,
    CONTACT,
    PROPERTY,
    OWNER,
    CONTACT_POINT
  }

  default Kind kind() {
    return switch (this) {
      case MessageStatus _ -> Kind.MESSAGE_STATUS;
      case InboundMessage m -> m.isEmail() ? Kind.INBOUND_EMAIL : Kind.INBOUND_MESSAGE;
      case CallStatus _ -> Kind.CALL_STATUS;
      case CallDigits _ -> Kind.CALL_DIGITS;
      case AssistantStatus _ -> Kind.ASSISTANT_STATUS;
      case AssistantReport _ -> Kind.ASSISTANT_REPORT;
      case EmailEvent _ -> Kind.EMAIL_EVENT;
      case Unsubscribe _ -> Kind.UNSUBSCRIBE;
      case Checkout _ -> Kind.CHECKOUT;
      case Posted _ -> Kind.POSTED;
      case TaskDone _ -> Kind.TASK_DONE;
    };
  }

  /** The payload. */
  default String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }
}
