package dev.drumbeat.api.webhook;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.webhook.Addressed;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.db.webhook.InboxEvent.CallDigits;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PhoneNumbers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Twilio calls. Its status callbacks are answered empty, its calls with what to say. */
@RestController
@RequestMapping(
    path = "/webhooks/twilio/{key}",
    consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
@Tag(name = "Webhooks")
final class TwilioWebhooks {
  private final Doorman doorman;
  private final InboxStore inbox;
  private final AttemptStore attempts;
  private final ApiProperties properties;

  TwilioWebhooks(
      Doorman doorman, InboxStore inbox, AttemptStore attempts, ApiProperties properties) {
    this.doorman = doorman;
    this.inbox = inbox;
    this.attempts = attempts;
    this.properties = properties;
  }

  @Operation(summary = "State of a text")
  @PostMapping("/message-status")
  ResponseEntity<Void> receiveMessageStatus(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    Callback callback = doorman.twilio(key, request);
    inbox.accept(callback.workspace(), TwilioEvents.messageStatus(callback));
    return ResponseEntity.noContent().build();
  }

  @Operation(summary = "State of a call")
  @PostMapping("/call-status")
  ResponseEntity<Void> receiveCallStatus(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    Callback callback = doorman.twilio(key, request);
    inbox.accept(callback.workspace(), TwilioEvents.callStatus(callback));
    return ResponseEntity.noContent().build();
  }

  @Operation(summary = "A text from a person")
  @PostMapping("/inbound")
  ResponseEntity<String> receiveText(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    Callback callback = doorman.twilio(key, request);
    Form form = callback.form();
    String from = form.text("From");
    inbox.acceptText(
        callback.workspace(),
        new InboundText(
            PhoneNumbers.e164(from).orElse(from),
            form.text("To"),
            TwilioEvents.required(form, "MessageSid"),
            form.text("Body"),
            TwilioEvents.reply(form),
            callback.simulated()));
    return twiml(Twiml.EMPTY);
  }

  @Operation(summary = "What to say in a call that was answered")
  @PostMapping("/voice")
  ResponseEntity<String> answerCall(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    Callback callback = doorman.twilio(key, request);
    UUID attempt = attempt(callback);
    Script script = Script.read(addressed(callback, attempt).content());
    inbox.accept(callback.workspace(), TwilioEvents.pickedUp(callback));
    String answeredBy = callback.form().text("AnsweredBy");
    if (answeredBy.startsWith("machine_") || answeredBy.equals("fax")) {
      return twiml(Twiml.machine(script, answeredBy.equals("fax")));
    }
    String action =
        "%s/webhooks/twilio/%s/gather?attempt=%s".formatted(properties.publicUrl(), key, attempt);
    return twiml(Twiml.speak(script, action));
  }

  @Operation(summary = "What a person pressed in a call")
  @PostMapping("/gather")
  ResponseEntity<String> gatherKeys(@PathVariable String key, HttpServletRequest request)
      throws IOException {
    Callback callback = doorman.twilio(key, request);
    UUID attempt = attempt(callback);
    Addressed called = addressed(callback, attempt);
    Script script = Script.read(called.content());
    String digits = callback.form().text("Digits");
    String sid = TwilioEvents.required(callback.form(), "CallSid");
    var event = new CallDigits(attempt, sid, digits, script.gather().get(digits));
    inbox.accept(
        callback.workspace(),
        new Incoming(sid + ":" + digits, called.point().value(), event, block(event, called)));
    return twiml(Twiml.thanks(script, event.meaning()));
  }

  private static @Nullable Block block(CallDigits digits, Addressed called) {
    if (!"OPT_OUT".equals(digits.meaning())) {
      return null;
    }
    var evidence =
        Map.<String, Object>of(
            "attempt", digits.attempt().toString(), "sid", digits.sid(), "digits", digits.digits());
    return new Block(called.point(), Channel.VOICE, Reason.OPT_OUT, evidence);
  }

  private Addressed addressed(Callback callback, UUID attempt) {
    return attempts
        .find(callback.workspace(), attempt)
        .orElseThrow(() -> Refusal.notFound("attempt"));
  }

  private static UUID attempt(Callback callback) {
    return callback.attempt().orElseThrow(() -> Refusal.notFound("attempt"));
  }

  private static ResponseEntity<String> twiml(String xml) {
    return ResponseEntity.ok().contentType(Twiml.TYPE).body(xml);
  }
}
