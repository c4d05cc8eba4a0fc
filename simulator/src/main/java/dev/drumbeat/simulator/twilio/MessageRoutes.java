package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.engine.Submission;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages.json and Messages/{sid}.json. */
final class MessageRoutes {
  private final ProviderContext context;
  private final Messages messages;
  private final MessageRules rules;
  private final MessageLife life;

  MessageRoutes(ProviderContext context, Messages messages, MessageRules rules, MessageLife life) {
    this.context = context;
    this.messages = messages;
    this.rules = rules;
    this.life = life;
  }

  Answer collection(Request request) {
    return request.isPost() ? create(request.form()) : list(request);
  }

  Answer one(Request request, String sid) throws InterruptedException {
    Message message = messages.shelf().find(sid);
    if (message == null) {
      return TwilioError.notFound(request.path()).answer();
    }
    return request.isPost() ? update(message, request.form()) : Answer.json(200, json(message));
  }

  private Answer create(Params params) {
    return switch (rules.check(params)) {
      case MessageRules.Verdict.Refused(TwilioError error) -> error.answer();
      case MessageRules.Verdict.Fine(MessageForm form) ->
          context.intake().submit(new NewMessage(Sids.next("SM"), form));
    };
  }

  private Answer update(Message message, Params params) throws InterruptedException {
    if (!"canceled".equals(params.first("Status"))) {
      return TwilioError.badRequest(20001, "Only Status=canceled can be set").answer();
    }
    if (!life.cancel(message)) {
      return TwilioError.badRequest(30409, "Message cannot be canceled").answer();
    }
    return one(message);
  }

  private Answer one(Message message) {
    Message now = messages.shelf().find(message.sid());
    return Answer.json(200, json(now == null ? message : now));
  }

  private Answer list(Request request) {
    Params query = request.query();
    Instant now = context.agenda().now();
    return Listing.answer(
        messages.shelf(),
        query,
        message ->
            !message.stamp().visibleFrom().isAfter(now)
                && Listing.inRange(query, "DateSent", message.byItsClock(message.state().sent())),
        new Listing.Shape<>("messages", request.path(), this::json));
  }

  private Map<String, @Nullable Object> json(Message message) {
    return MessageJson.of(message, context.credentials().accountSid());
  }

  private final class NewMessage implements Submission {
    private final String sid;
    private final MessageForm form;
    private @Nullable Message created;

    NewMessage(String sid, MessageForm form) {
      this.sid = sid;
      this.form = form;
    }

    @Override
    public String provider() {
      return TwilioProvider.NAME;
    }

    @Override
    public List<AcceptedDraft> drafts() {
      return List.of(
          new AcceptedDraft(
              new AcceptedDraft.Subject(TwilioProvider.NAME, Kind.SMS, sid),
              Tags.ofCallback(form.statusCallback()),
              new AcceptedDraft.Parties(form.to(), form.from()),
              form.body(),
              Json.MAPPER.valueToTree(form)));
    }

    @Override
    public void accepted(List<AcceptedEntry> entries) {
      created = messages.add(sid, form, entries.getFirst().at(), entries.getFirst().fate());
      life.begin(created);
    }

    @Override
    public Answer success() {
      if (created == null) {
        throw new IllegalStateException("answered before it was accepted: " + sid);
      }
      return Answer.json(201, json(created));
    }

    @Override
    public Answer error(int status) {
      return TwilioError.ofStatus(status).answer();
    }

    @Override
    public Answer rejected(int code) {
      return TwilioError.planned(code).answer();
    }
  }
}
