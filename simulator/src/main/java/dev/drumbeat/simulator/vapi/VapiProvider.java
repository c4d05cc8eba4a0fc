package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.engine.Submission;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.log.Tags;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** api.vapi.ai: outbound calls of assistants. */
public final class VapiProvider implements Provider {
  public static final String NAME = "vapi";

  /** Of an account as it comes: docs.vapi.ai/calls/call-concurrency. */
  static final int LINES = 10;

  private static final String PATH = "/call";

  private final ProviderContext context;
  private final Calls calls = new Calls();
  private final CallLife life;

  public VapiProvider(ProviderContext context, long seed) {
    this.context = context;
    this.life = new CallLife(context, calls, new Cast(seed, context.people()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  @Override
  public Sighting sight(Request request) {
    if (!request.isPost()) {
      return Sighting.nothing();
    }
    CallForm form = CallForm.of(Json.parse(request.body()));
    return new Sighting(Kind.AI_CALL, tags(form), parties(form));
  }

  private static Tags tags(CallForm form) {
    return new Tags(form.externalId(), form.effect());
  }

  private static AcceptedDraft.Parties parties(CallForm form) {
    return new AcceptedDraft.Parties(form.number(), form.phoneNumberId());
  }

  @Override
  public Answer answer(Request request) {
    String token = Credentials.bearer(request.header("Authorization"));
    if (!Credentials.same(context.credentials().vapiApiKey(), token)) {
      return error(401);
    }
    if (request.isPost() && request.path().equals(PATH)) {
      return create(request);
    }
    return request.isGet() ? read(request) : error(404);
  }

  private Answer create(Request request) {
    JsonNode body = Json.parse(request.body());
    List<String> faults = CallRules.check(body);
    if (!faults.isEmpty()) {
      return Answer.json(400, error(400, faults));
    }
    if (calls.open() >= LINES && context.callbacks()) {
      return Answer.json(400, error(400, "Over Concurrency Limit."));
    }
    return context.intake().submit(new NewCall(CallForm.of(body), request.bodyText()));
  }

  private Answer read(Request request) {
    String path = request.path();
    Call one = path.equals(PATH) ? null : calls.find(path.substring(PATH.length() + 1));
    String of = one == null ? null : one.fate().subject();
    Answer failed =
        context.intake().failedRead(NAME, one == null ? path : "one", of, VapiProvider::error);
    if (failed != null) {
      return failed;
    }
    if (!path.equals(PATH)) {
      return one == null ? error(404) : Answer.json(200, CallJson.of(one));
    }
    try {
      List<Call> list = calls.list(request.query(), context.agenda().now());
      return Answer.json(200, list.stream().map(CallJson::of).toList());
    } catch (DateTimeException | NumberFormatException malformed) {
      return Answer.json(400, error(400, "A time or a limit of the query is malformed"));
    }
  }

  private static Answer error(int status) {
    String text =
        switch (status) {
          case 400 -> "Bad Request";
          case 401 -> "Invalid Key. Hot tip, you may be using the public key.";
          case 404 -> "Not Found";
          case 429 -> "Too Many Requests";
          default -> "Internal Server Error";
        };
    return Answer.json(status, error(status, text));
  }

  private static Object error(int status, Object message) {
    return Json.object("message", message, "error", "HTTP " + status, "statusCode", status);
  }

  @Override
  public void restore(AcceptedEntry entry) {
    add(entry, Json.MAPPER.treeToValue(entry.request(), CallForm.class));
  }

  @Override
  public void replay(Progress progress) {
    Call.State state = Json.MAPPER.treeToValue(progress.data(), Call.State.class);
    calls.update(progress.id(), call -> call.with(state));
  }

  @Override
  public void resume() {
    calls.everything().forEach(life::begin);
  }

  private Call add(AcceptedEntry entry, CallForm form) {
    Call call =
        new Call(
            entry.id(),
            form,
            entry.at(),
            entry.at().plus(entry.fate().delay(FaultStage.LIST)),
            entry.fate(),
            new Call.State(Call.QUEUED, entry.at(), null, null, null));
    calls.add(call);
    return call;
  }

  private final class NewCall implements Submission {
    private final CallForm form;
    private final String body;
    private @Nullable Call created;

    NewCall(CallForm form, String body) {
      this.form = form;
      this.body = body;
    }

    @Override
    public String provider() {
      return NAME;
    }

    @Override
    public List<AcceptedDraft> drafts() {
      return List.of(
          new AcceptedDraft(
              new AcceptedDraft.Subject(NAME, Kind.AI_CALL, UUID.randomUUID().toString()),
              tags(form),
              parties(form),
              body,
              Json.MAPPER.valueToTree(form)));
    }

    @Override
    public void accepted(List<AcceptedEntry> entries) {
      created = add(entries.getFirst(), form);
      life.begin(created);
    }

    @Override
    public Answer success() {
      if (created == null) {
        throw new IllegalStateException("answered before it was accepted");
      }
      return Answer.json(201, CallJson.created(created, LINES, LINES - calls.open()));
    }

    @Override
    public Answer error(int status) {
      return VapiProvider.error(status);
    }
  }
}
