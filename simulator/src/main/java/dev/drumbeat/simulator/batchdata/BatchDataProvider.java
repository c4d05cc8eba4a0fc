package dev.drumbeat.simulator.batchdata;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.LookUp;
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
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** api.batchdata.com, version 1: skip trace of properties, up to 100 a request. */
public final class BatchDataProvider implements Provider {
  public static final String NAME = "batchdata";
  private static final String BALANCE = "/api/v1/wallet/balance";
  private static final String PATH = "/api/v1/property/skip-trace";
  private static final int MAX_REQUESTS = 100;

  private final ProviderContext context;
  private final SkipTrace skipTrace;

  public BatchDataProvider(ProviderContext context, long seed) {
    this.context = context;
    skipTrace = new SkipTrace(context.people(), seed);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/api/v1/");
  }

  @Override
  public Sighting sight(Request request) {
    if (!request.path().equals(PATH)) {
      return Sighting.nothing();
    }
    var parties = new AcceptedDraft.Parties(firstStreet(Json.parse(request.body())), null);
    return new Sighting(Kind.SKIPTRACE, Tags.ofHeaders(request), parties);
  }

  private static String firstStreet(JsonNode body) {
    return body.path("requests").path(0).path("propertyAddress").path("street").asString("");
  }

  @Override
  public Answer answer(Request request) {
    boolean balance = !request.isPost() && request.path().equals(BALANCE);
    if (!balance && !(request.isPost() && request.path().equals(PATH))) {
      return error(404);
    }
    String token = Credentials.bearer(request.header("Authorization"));
    if (!Credentials.same(context.credentials().batchdataToken(), token)) {
      return error(401);
    }
    if (balance) {
      return balance();
    }
    JsonNode body = Json.parse(request.body());
    JsonNode requests = body.path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MAX_REQUESTS) {
      return error(400);
    }
    AcceptedDraft draft =
        new AcceptedDraft(
            new AcceptedDraft.Subject(NAME, Kind.SKIPTRACE, "BD" + UUID.randomUUID()),
            Tags.ofHeaders(request),
            new AcceptedDraft.Parties(firstStreet(body), null),
            request.bodyText(),
            Json.MAPPER.valueToTree(Map.of("count", requests.size())));
    Answer found = Answer.json(200, skipTrace.answer(body));
    return context.intake().submit(new LookUp(draft, found, BatchDataProvider::error));
  }

  /** What an account that never runs dry has left: asked by who wants to know if it answers. */
  private static Answer balance() {
    return Answer.json(
        200,
        Json.MAPPER.valueToTree(
            Map.of(
                "status", Map.of("code", 200, "message", "OK"),
                "results", Map.of("balance", 1_000, "currency", "USD"))));
  }

  private static Answer error(int status) {
    String text =
        switch (status) {
          case 400 -> "The requests field is required and must have between 1 and 100 items.";
          case 401 -> "Unauthorized";
          case 404 -> "Not Found";
          case 429 -> "Too Many Requests";
          default -> "Internal Server Error";
        };
    Answer answer =
        Answer.json(
            status,
            Json.object("status", Json.object("code", status, "text", text, "message", text)));
    return status == 429 ? answer.withHeader("Retry-After", "1") : answer;
  }

  @Override
  public void restore(AcceptedEntry entry) {
    // A look-up leaves nothing behind.
  }

  @Override
  public void replay(Progress progress) {
    throw new IllegalStateException("look-ups make no progress: " + progress.what());
  }

  @Override
  public void resume() {
    // Nothing is left to do.
  }
}
