package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.MalformedRequest;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.log.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** api.twilio.com, version 2010-04-01: the account's messages and calls. */
public final class TwilioProvider implements Provider {
  public static final String NAME = "twilio";
  private static final String ROOT = "/" + MessageJson.API_VERSION + "/Accounts/";

  private final ProviderContext context;
  private final Messages messages = new Messages();
  private final Shelf<Call> calls = new Shelf<>();
  private final Inbox inbox;
  private final MessageRoutes messageRoutes;
  private final TwilioRecovery recovery;
  private final CallRoutes callRoutes;
  private final CallRecovery callRecovery;

  public TwilioProvider(ProviderContext context, Clock clock) {
    this.context = context;
    TwilioPost post = new TwilioPost(context.courier(), context.credentials().authToken());
    StatusNotices notices = new StatusNotices(post, context.agenda());
    OptOuts optOuts = new OptOuts();
    inbox = new Inbox(context, messages, optOuts, notices);
    MessageLife life = new MessageLife(context, messages, inbox, notices);
    MessageRules rules = new MessageRules(context.people(), optOuts, clock);
    messageRoutes = new MessageRoutes(context, messages, rules, life);
    recovery = new TwilioRecovery(messages, inbox, life);
    CallLife callLife = new CallLife(context, calls, post, notices);
    callRoutes = new CallRoutes(context, calls, callLife);
    callRecovery = new CallRecovery(callRoutes, calls, callLife);
  }

  /** For texts that a test or a demo makes arrive. */
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/" + MessageJson.API_VERSION + "/");
  }

  @Override
  public Answer answer(Request request) {
    if (!isAuthentic(request.header("Authorization"))) {
      return TwilioError.AUTHENTICATE.answer();
    }
    try {
      Answer failed = request.isPost() ? null : failedRead(request);
      return failed == null ? route(request) : failed;
    } catch (DateTimeParseException malformed) {
      return TwilioError.badRequest(20001, "Invalid date in the query").answer();
    } catch (MalformedRequest malformed) {
      return TwilioError.badRequest(20001, "Invalid parameter encoding").answer();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return TwilioError.ofStatus(503).answer();
    }
  }

  /** Ids are new in every run, so reads of one resource are told apart by what it is for. */
  private @Nullable Answer failedRead(Request request) {
    String path = request.path();
    String sid = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
    Listed one = sid.startsWith("SM") ? messages.shelf().find(sid) : calls.find(sid);
    String of = one == null ? request.query().first("To") : one.fate().subject();
    String what = one == null ? path.substring(ROOT.length()) : "one";
    return context
        .intake()
        .failedRead(NAME, what, of, status -> TwilioError.ofStatus(status).answer());
  }

  @Override
  public Sighting sight(Request request) {
    if (!request.isPost()) {
      return Sighting.read(request.query().first("To"));
    }
    Params form = request.form();
    AcceptedDraft.Parties parties =
        new AcceptedDraft.Parties(form.first("To"), MessageRules.from(form));
    if (request.path().endsWith("/Messages.json")) {
      return new Sighting(Kind.SMS, tags(form.first("StatusCallback")), parties);
    }
    String callback = form.first("StatusCallback", form.first("Url", ""));
    return request.path().endsWith("/Calls.json")
        ? new Sighting(Kind.CALL, tags(callback), parties)
        : Sighting.nothing();
  }

  private static Tags tags(@Nullable String url) {
    return Tags.ofCallback(url != null && CallbackUrls.isValid(url) ? url : null);
  }

  private Answer route(Request request) throws InterruptedException {
    String account = context.credentials().accountSid();
    String path = request.path();
    if (path.equals(ROOT + account + ".json")) {
      return account(account);
    }
    String within = ROOT + account + "/";
    if (!path.startsWith(within) || !path.endsWith(".json")) {
      return TwilioError.notFound(path).answer();
    }
    String[] parts = path.substring(within.length(), path.length() - 5).split("/", -1);
    if (parts[0].equals("Messages") && parts.length <= 2) {
      return parts.length == 1
          ? messageRoutes.collection(request)
          : messageRoutes.one(request, parts[1]);
    }
    if (parts[0].equals("Calls") && parts.length <= 2) {
      return parts.length == 1 ? callRoutes.collection(request) : callRoutes.one(request, parts[1]);
    }
    return TwilioError.notFound(path).answer();
  }

  private static Answer account(String sid) {
    return Answer.json(
        200,
        Json.object(
            "sid",
            sid,
            "friendly_name",
            "Simulated account",
            "status",
            "active",
            "type",
            "Full",
            "owner_account_sid",
            sid,
            "uri",
            ROOT + sid + ".json"));
  }

  private boolean isAuthentic(@Nullable String authorization) {
    Credentials known = context.credentials();
    String pair = known.accountSid() + ":" + known.authToken();
    String expected = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return Credentials.same("Basic " + expected, authorization);
  }

  @Override
  public void restore(AcceptedEntry entry) {
    if (entry.kind() == Kind.CALL) {
      callRecovery.restore(entry);
    } else {
      recovery.restore(entry);
    }
  }

  @Override
  public void replay(Progress progress) {
    if (progress.id().startsWith("CA")) {
      callRecovery.replay(progress);
    } else {
      recovery.replay(progress);
    }
  }

  @Override
  public void resume() {
    recovery.resume(context.agenda());
    callRecovery.resume();
  }
}
