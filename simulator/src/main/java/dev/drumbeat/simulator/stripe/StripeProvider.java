package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.stripe.Session.State;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** api.stripe.com, version 1: Checkout sessions and webhook endpoints. */
public final class StripeProvider implements Provider {
  public static final String NAME = "stripe";

  /** The one key of the simulated account, made up, alike on every machine. */
  public static final String API_KEY = "sk_test_simulated";

  private static final String SESSIONS = "/v1/checkout/sessions";
  private static final String ENDPOINTS = "/v1/webhook_endpoints";

  private final ProviderContext context;
  private final Sessions sessions = new Sessions();
  private final Keys keys = new Keys();
  private final Endpoints endpoints;
  private final SessionLife life;
  private final Map<String, AcceptedEntry> open = new LinkedHashMap<>();

  public StripeProvider(ProviderContext context) {
    this.context = context;
    endpoints = new Endpoints(context);
    life = new SessionLife(context, sessions, endpoints);
  }

  /**
   * Posts events there from now on, and nowhere else, also after a restart.
   *
   * @return the secret that they are signed with
   */
  public String endpoint(URI url) {
    return endpoints.replace(url);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/v1/");
  }

  @Override
  public Sighting sight(Request request) {
    return request.isPost() && request.path().equals(SESSIONS)
        ? NewSession.sight(request.form(), request.header("Idempotency-Key"))
        : Sighting.nothing();
  }

  @Override
  public Answer answer(Request request) {
    if (!Credentials.same(API_KEY, Credentials.bearer(request.header("Authorization")))) {
      return StripeError.ofStatus(401);
    }
    String path = request.path();
    if (path.equals(ENDPOINTS) || path.startsWith(ENDPOINTS + "/")) {
      return endpoint(request, path);
    }
    if (request.isPost() && path.equals(SESSIONS)) {
      return make(request);
    }
    if (request.isGet() && (path.equals(SESSIONS) || path.startsWith(SESSIONS + "/"))) {
      return read(request, path);
    }
    return request.isPost() && path.matches(SESSIONS + "/[^/]+/expire")
        ? expire(path.split("/")[4])
        : StripeError.ofStatus(404);
  }

  private Answer endpoint(Request request, String path) {
    return switch (request.method() + (path.equals(ENDPOINTS) ? "" : " one")) {
      case "POST" -> endpoints.make(request.form());
      case "GET" -> endpoints.list();
      case "DELETE one" -> endpoints.delete(path.substring(ENDPOINTS.length() + 1));
      default -> StripeError.ofStatus(404);
    };
  }

  private Answer make(Request request) {
    Params form = request.form();
    String key = request.header("Idempotency-Key");
    return keys.once(key, request.bodyText(), () -> make(request, form, key));
  }

  private Answer make(Request request, Params form, @Nullable String key) {
    Optional<StripeError> fault = SessionForm.fault(form, context.agenda().now());
    if (fault.isPresent()) {
      return fault.get().answer();
    }
    var ask =
        new NewSession.Ask(SessionForm.of(form, context.agenda().now()), request.bodyText(), key);
    return context
        .intake()
        .submit(
            new NewSession(
                ask,
                entry -> {
                  keep(entry);
                  life.goOn(entry);
                }));
  }

  private void keep(AcceptedEntry entry) {
    NewSession.Ask ask = NewSession.ask(entry);
    sessions.add(NewSession.session(entry));
    keys.store(ask.key(), ask.body(), NewSession.stored(entry));
  }

  private Answer read(Request request, String path) {
    Answer failed = context.intake().failedRead(NAME, SESSIONS, null, StripeError::ofStatus);
    if (failed != null) {
      return failed;
    }
    return path.equals(SESSIONS)
        ? Answer.json(200, sessions.page(request.query()))
        : one(sessions.find(path.substring(SESSIONS.length() + 1)));
  }

  private Answer expire(String id) {
    try {
      life.end(id, State.EXPIRED, Fate.kind(id));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return one(sessions.find(id));
  }

  private static Answer one(Optional<Session> session) {
    return session
        .map(each -> Answer.json(200, each.json()))
        .orElseGet(() -> StripeError.ofStatus(404));
  }

  @Override
  public void restore(AcceptedEntry entry) {
    keep(entry);
    open.put(entry.id(), entry);
  }

  @Override
  public void replay(Progress progress) {
    if (progress.what().equals(Endpoints.MADE) || progress.what().equals(Endpoints.GONE)) {
      endpoints.replay(progress);
      return;
    }
    if (progress.what().equals(SessionLife.TOLD)) {
      open.remove(progress.id());
    } else {
      sessions.end(progress.id(), State.valueOf(progress.what()));
    }
  }

  @Override
  public void resume() {
    open.values().forEach(life::goOn);
    open.clear();
  }
}
