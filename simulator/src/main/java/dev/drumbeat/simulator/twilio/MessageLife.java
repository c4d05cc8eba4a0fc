package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Agenda;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.people.TextReply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads each message through its statuses, tells of them, and lets the recipient answer. */
final class MessageLife {
  private static final DateTimeFormatter DLR_DONE =
      DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

  private final ProviderContext context;
  private final Messages messages;
  private final Inbox inbox;
  private final StatusNotices notices;
  private final MessagePlan plan;

  MessageLife(ProviderContext context, Messages messages, Inbox inbox, StatusNotices notices) {
    this.context = context;
    this.messages = messages;
    this.inbox = inbox;
    this.notices = notices;
    plan = new MessagePlan(context.people(), context.pace());
  }

  /** Begins, or after a restart goes on with, what becomes of a text and what its reader does. */
  void begin(Message message) {
    Fault whim = message.fate().at(FaultStage.PERSON);
    if (whim != null && context.callbacks()) {
      String words = context.people().suddenOptOut(message.to());
      agenda()
          .at(
              MessagePlan.suddenly(message, whim.delay()),
              () -> inbox.optOutSuddenly(message, words));
    }
    goOn(message);
  }

  /** Puts the message's next step, or its answer, on the agenda. */
  private void goOn(Message message) {
    if (!context.callbacks()) {
      return;
    }
    MessagePlan.Step step = plan.next(message);
    if (step != null) {
      agenda().at(step.due(), () -> perform(message, step));
    } else if (message.status() == MessageStatus.DELIVERED && messages.isFirstOfPair(message)) {
      TextReply reply = context.people().phone(message.to()).reply();
      if (reply != null) {
        agenda().at(plan.replyDue(message), () -> inbox.reply(message, reply.text()));
      }
    }
  }

  /** Cancels what is scheduled; false when it is too late. */
  boolean cancel(Message message) throws InterruptedException {
    Message now =
        messages
            .shelf()
            .update(
                message.sid(),
                m ->
                    m.status() == MessageStatus.SCHEDULED
                        ? m.reached(MessageStatus.CANCELED, agenda().now(), null)
                        : m);
    if (now == null || now.status() != MessageStatus.CANCELED) {
      return false;
    }
    note(now);
    tell(now);
    return true;
  }

  private void perform(Message before, MessagePlan.Step step) throws InterruptedException {
    Message now =
        messages
            .shelf()
            .update(
                before.sid(),
                m ->
                    m.status() == before.status()
                        ? m.reached(step.status(), agenda().now(), step.errorCode())
                        : m);
    if (now == null || now.status() != step.status()) {
      return;
    }
    tell(now);
    note(now);
    goOn(now);
  }

  /** With the time of the status, so that dates are the same after a restart. */
  private void note(Message message) {
    Instant reached = message.state().updated();
    String status = message.status().wire();
    context.journal().note(new Progress(reached, TwilioProvider.NAME, message.sid(), status, null));
  }

  private void tell(Message message) throws InterruptedException {
    String url = message.form().statusCallback();
    if (url == null || !message.status().isTold()) {
      return;
    }
    List<Notice> soFar = new ArrayList<>();
    for (MessageStatus status : toldUpTo(message)) {
      soFar.add(Notice.post(url, params(message, status)));
    }
    notices.tell(
        new StatusNotices.Telling(
            message.fate().at(FaultStage.CALLBACK), soFar, message.status().isFinal()));
  }

  private static List<MessageStatus> toldUpTo(Message message) {
    return switch (message.status()) {
      case SENT -> earlier(message, MessageStatus.SENT);
      case DELIVERED, UNDELIVERED -> earlier(message, MessageStatus.SENT, message.status());
      case FAILED -> earlier(message, MessageStatus.FAILED);
      case QUEUED, CANCELED -> List.of(message.status());
      case ACCEPTED, SCHEDULED, SENDING, RECEIVED -> List.of();
    };
  }

  private static List<MessageStatus> earlier(Message message, MessageStatus... later) {
    List<MessageStatus> told = new ArrayList<>();
    if (message.form().messagingServiceSid() != null) {
      told.add(MessageStatus.QUEUED);
    }
    told.addAll(List.of(later));
    return told;
  }

  private Params params(Message message, MessageStatus status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("SmsSid", message.sid());
    fields.put("SmsStatus", status.wire());
    fields.put("MessageStatus", status.wire());
    fields.put("To", message.to());
    fields.put("MessageSid", message.sid());
    fields.put("AccountSid", context.credentials().accountSid());
    fields.put("From", message.from());
    fields.put("ApiVersion", MessageJson.API_VERSION);
    put(fields, "MessagingServiceSid", message.form().messagingServiceSid());
    if (status == message.status()) {
      put(fields, "ErrorCode", message.state().errorCode());
    }
    if (status == MessageStatus.DELIVERED || status == MessageStatus.UNDELIVERED) {
      fields.put("RawDlrDoneDate", DLR_DONE.format(message.state().updated()));
    }
    return Params.of(fields);
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  /** What a status from before a restart means now. */
  static Message restored(Message message, MessageStatus status, Instant when, MessagePlan plan) {
    boolean bad = status == MessageStatus.UNDELIVERED || status == MessageStatus.FAILED;
    Integer code = bad ? plan.errorCode(message) : null;
    return message.reached(status, when, code);
  }

  MessagePlan plan() {
    return plan;
  }

  private Agenda agenda() {
    return context.agenda();
  }
}
