package dev.drumbeat.api.webhook;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.webhook.InboxEvent.CallStatus;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.journey.messaging.Reply;
import dev.drumbeat.journey.messaging.Reply.Intent;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes events of Twilio's forms. It adds fields unannounced: what isn't known is let be. */
final class TwilioEvents {
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private TwilioEvents() {}

  static Incoming messageStatus(Callback callback) {
    Form form = callback.form();
    String sid = required(form, "MessageSid");
    String status = required(form, "MessageStatus");
    String errorCode = form.value("ErrorCode").orElse(null);
    var event =
        new MessageStatus(
            callback.attempt().orElse(null), sid, status, errorCode, price(form).orElse(null));
    String key = sid + ":" + status + ":" + form.text("ErrorCode");
    return new Incoming(key, form.text("To"), event, null);
  }

  static Incoming callStatus(Callback callback) {
    Form form = callback.form();
    String sid = required(form, "CallSid");
    String status = required(form, "CallStatus");
    var event =
        new CallStatus(
            callback.attempt().orElse(null),
            sid,
            status,
            form.value("CallDuration")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(Integer::valueOf)
                .orElse(null),
            form.value("AnsweredBy").orElse(null),
            price(form).orElse(null));
    return new Incoming(sid + ":" + status, form.text("To"), event, null);
  }

  /** Twilio asks what to say once somebody picked up, and knows then whether it is a machine. */
  static Incoming pickedUp(Callback callback) {
    Form form = callback.form();
    String sid = required(form, "CallSid");
    String answeredBy = form.value("AnsweredBy").orElse(null);
    var event =
        new CallStatus(callback.attempt().orElse(null), sid, "in-progress", null, answeredBy, null);
    return new Incoming(
        sid + ":picked-up:" + form.text("AnsweredBy"), form.text("To"), event, null);
  }

  /** What the text means; where the carrier has acted on a keyword, its word counts. */
  static Reply reply(Form form) {
    return switch (form.text("OptOutType")) {
      case "STOP" -> new Reply(Intent.OPT_OUT, 1, "carrier.STOP");
      case "START" -> new Reply(Intent.OPT_IN, 1, "carrier.START");
      case "HELP" -> new Reply(Intent.HELP, 1, "carrier.HELP");
      default -> ReplyClassifier.classify(form.text("Body"));
    };
  }

  static String required(Form form, String name) {
    return form.value(name)
        .orElseThrow(() -> new InvalidRequest(Fault.error("/" + name, "REQUIRED", "Is missing")));
  }

  private static Optional<BigDecimal> price(Form form) {
    return form.value("Price").filter(text -> DECIMAL.matcher(text).matches()).map(BigDecimal::new);
  }
}
