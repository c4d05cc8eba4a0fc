package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.engine.SenderSettings;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.Progress;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts to the account's numbers. Twilio's own answer to a keyword isn't a message of the account,
 * and TwiML answered to an inbound text isn't carried out.
 */
public final class Inbox {
  static final String RECEIVED = "inbound";
  static final String TOLD = "inbound-told";

  private final ProviderContext context;
  private final Messages messages;
  private final OptOuts optOuts;
  private final StatusNotices notices;
  private final Confirmations confirmations = new Confirmations();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  /** As noted in the journal. {@code inReplyTo} says what was answered, so that it is only once. */
  record Inbound(
      String from,
      String to,
      String body,
      @Nullable String inReplyTo,
      @Nullable Fate destiny,
      OptOuts.@Nullable Type keyword) {
    Fate fate(String sid) {
      return destiny == null ? Fate.kind(sid) : destiny;
    }
  }

  Inbox(ProviderContext context, Messages messages, OptOuts optOuts, StatusNotices notices) {
    this.context = context;
    this.messages = messages;
    this.optOuts = optOuts;
    this.notices = notices;
  }

  /** The recipient answers the text, if that hasn't happened, unless they have had enough. */
  void reply(Message text, String body) throws InterruptedException {
    if (!answered.contains(enough(text)) && answered.add(text.sid())) {
      receive(text.to(), text.from(), body, text.sid());
    }
  }

  /** The recipient has had enough of the sender, once, whatever was sent. */
  void optOutSuddenly(Message text, String body) throws InterruptedException {
    if (answered.add(enough(text))) {
      receive(text.to(), text.from(), body, enough(text));
    }
  }

  private static String enough(Message text) {
    return "had enough: " + text.to() + " " + text.from();
  }

  /** A text arrives now. Its sid. */
  public String receive(String from, String to, String body) throws InterruptedException {
    return receive(from, to, body, null);
  }

  private String receive(String from, String to, String body, @Nullable String inReplyTo)
      throws InterruptedException {
    Fate fate = context.intake().inbound(TwilioProvider.NAME, from, to);
    OptOuts.Type keyword =
        handling(to) == SenderSettings.OptOutHandling.OFF ? null : OptOuts.typeOf(body);
    Inbound inbound = new Inbound(from, to, body, inReplyTo, fate, keyword);
    String sid = Sids.next("SM");
    Progress noted = context.journal().note(TwilioProvider.NAME, sid, RECEIVED, inbound);
    obey(inbound, noted.at());
    MessageForm form = MessageForm.received(inbound.from(), inbound.to(), inbound.body());
    tell(messages.add(sid, form, noted.at(), fate));
    return sid;
  }

  /** Tells the customer's inbound hook, once. */
  void tell(Message message) throws InterruptedException {
    URI hook = context.hooks().urls().twilioInboundUrl();
    if (hook != null && message.fate().at(FaultStage.INBOUND) == null) {
      Notice notice = Notice.post(hook.toString(), params(message));
      Fault fault = message.fate().at(FaultStage.CALLBACK);
      notices.tell(new StatusNotices.Telling(fault, List.of(notice), true));
    }
    context.journal().note(TwilioProvider.NAME, message.sid(), TOLD);
  }

  private SenderSettings.OptOutHandling handling(String number) {
    return context
        .senders()
        .optOut(address ->
            address.equals(number)
                || (MessageRules.isService(address)
                    && MessageRules.numberOf(address).equals(number)));
  }

  /** Blocks or unblocks, and answers, where that is Twilio's own business. */
  private void obey(Inbound inbound, Instant at) {
    OptOuts.Type keyword = inbound.keyword();
    if (keyword != null) {
      optOuts.apply(keyword, inbound.from(), inbound.to());
      confirmations.add(
          new Confirmations.Confirmation(at, inbound.from(), inbound.to(), keyword.name()));
    }
  }

  /** What Twilio itself answered to keywords. */
  public Confirmations confirmations() {
    return confirmations;
  }

  /** Brings back what a note says, but for the message itself. */
  void restore(Inbound inbound, Instant at) {
    if (inbound.inReplyTo() != null) {
      answered.add(inbound.inReplyTo());
    }
    if (inbound.destiny() != null) {
      context.intake().remember(inbound.destiny());
    }
    obey(inbound, at);
  }

  private Params params(Message message) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToCountry", "US");
    fields.put("ToState", context.people().stateOf(message.to()));
    fields.put("ToCity", "");
    fields.put("ToZip", "");
    fields.put("FromCountry", "US");
    fields.put("FromState", context.people().stateOf(message.from()));
    fields.put("FromCity", "");
    fields.put("FromZip", "");
    fields.put("SmsMessageSid", message.sid());
    fields.put("SmsSid", message.sid());
    fields.put("MessageSid", message.sid());
    fields.put("SmsStatus", MessageStatus.RECEIVED.wire());
    fields.put("AccountSid", context.credentials().accountSid());
    fields.put("From", message.from());
    fields.put("To", message.to());
    fields.put("Body", message.form().body());
    fields.put("NumMedia", "0");
    fields.put("NumSegments", String.valueOf(Segments.count(message.form().body())));
    fields.put("ApiVersion", MessageJson.API_VERSION);
    String service = messages.serviceOf(message.to());
    if (service != null) {
      fields.put("MessagingServiceSid", service);
    }
    OptOuts.Type keyword = OptOuts.typeOf(message.form().body());
    if (keyword != null && handling(message.to()) == SenderSettings.OptOutHandling.ADVANCED) {
      fields.put("OptOutType", keyword.name());
    }
    return Params.of(fields);
  }
}
