package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.log.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** api.sendgrid.com, version 3: mail send and what its event webhook tells. */
public final class SendGridProvider implements Provider {
  public static final String NAME = "sendgrid";

  private final ProviderContext context;
  private final SigningKey key;
  private final MailRules rules;
  private final Suppressions suppressions = new Suppressions();
  private final MailInbox inbox;
  private final MailLife life;
  private final List<AcceptedEntry> earlier = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  /**
   * @throws IOException when the signing key in the folder can't be read or made
   */
  public SendGridProvider(ProviderContext context, Path folder, Clock clock) throws IOException {
    this.context = context;
    key = SigningKey.open(folder);
    rules = new MailRules(clock);
    inbox = new MailInbox(context);
    life = new MailLife(context, key, suppressions, inbox);
  }

  /** For mails that a test or a demo makes arrive. */
  public MailInbox inbox() {
    return inbox;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/v3/");
  }

  @Override
  public Sighting sight(Request request) {
    if (!request.path().equals("/v3/mail/send")) {
      return Sighting.nothing();
    }
    JsonNode mail = Json.parse(request.body());
    JsonNode first = mail.path("personalizations").path(0);
    String to = Json.text(first.path("to").path(0), "email");
    return new Sighting(
        Kind.EMAIL,
        new Tags(argument(mail, first, "attempt_id"), argument(mail, first, "effect")),
        new AcceptedDraft.Parties(
            to == null ? null : Addresses.normal(to), Json.text(mail.path("from"), "email")));
  }

  private static @Nullable String argument(JsonNode mail, JsonNode one, String name) {
    String own = Json.text(one.path("custom_args"), name);
    return own == null ? Json.text(mail.path("custom_args"), name) : own;
  }

  @Override
  public Answer answer(Request request) {
    String given = Credentials.bearer(request.header("Authorization"));
    if (!Credentials.same(context.credentials().sendgridApiKey(), given)) {
      return MailError.ofStatus(401);
    }
    return switch (request.method() + " " + request.path()) {
      case "POST /v3/mail/send" -> send(request);
      case "GET /v3/scopes" -> Answer.json(200, Json.object("scopes", List.of("mail.send")));
      case "GET /v3/user/webhooks/event/settings/signed" ->
          Answer.json(200, Json.object("public_key", key.publicKey()));
      default -> MailError.ofStatus(404);
    };
  }

  private Answer send(Request request) {
    JsonNode mail = Json.parse(request.body());
    List<MailError> errors = rules.check(mail);
    if (!errors.isEmpty()) {
      return MailError.answer(400, errors);
    }
    if (mail.path("mail_settings").path("sandbox_mode").path("enable").asBoolean(false)) {
      return Answer.empty(200);
    }
    List<MailForm> forms =
        IntStream.range(0, mail.path("personalizations").size())
            .mapToObj(i -> MailForm.of(mail, i, suppressions))
            .toList();
    String from = Json.text(mail.path("from"), "email", "");
    return context
        .intake()
        .submit(
            new NewMail(
                new NewMail.Content(from, request.bodyText(), forms),
                (entry, form) -> life.goOn(entry, form, Set.of())));
  }

  @Override
  public void restore(AcceptedEntry entry) {
    earlier.add(entry);
  }

  @Override
  public void replay(Progress progress) {
    if (progress.what().equals(MailInbox.REPLIED)) {
      inbox.restore(progress.id());
    } else {
      done.add(progress.id());
    }
  }

  @Override
  public void resume() {
    for (AcceptedEntry entry : earlier) {
      MailForm form = Json.MAPPER.treeToValue(entry.request(), MailForm.class);
      life.goOn(entry, form, done);
    }
    earlier.clear();
    done.clear();
  }
}
