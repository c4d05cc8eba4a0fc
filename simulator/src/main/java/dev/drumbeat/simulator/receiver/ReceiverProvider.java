package dev.drumbeat.simulator.receiver;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes webhooks. Each delivery is logged, a repeat too: with its {@code webhook-id} as attempt,
 * and addressed to what the body says it is about, lead and step.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
public final class ReceiverProvider implements Provider {
  public static final String NAME = "receiver";

  /** Where it takes them, or below. */
  public static final String PATH = "/hooks";

  private static final String ID = "webhook-id";

  private final ProviderContext context;

  public ReceiverProvider(ProviderContext context) {
    this.context = context;
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
    String id = request.header(ID);
    return request.isPost() && id != null
        ? new Sighting(
            Kind.WEBHOOK,
            new Tags(id, null),
            new AcceptedDraft.Parties(about(Json.parse(request.body())), null))
        : Sighting.nothing();
  }

  @Override
  public Answer answer(Request request) {
    String id = request.header(ID);
    if (!request.isPost() || id == null) {
      return error(request.isPost() ? 400 : 405);
    }
    JsonNode body = Json.parse(request.body());
    AcceptedDraft draft =
        new AcceptedDraft(
            new AcceptedDraft.Subject(NAME, Kind.WEBHOOK, "delivery_" + UUID.randomUUID()),
            new Tags(id, null),
            new AcceptedDraft.Parties(about(body), null),
            request.bodyText(),
            Json.MAPPER.createObjectNode());
    Answer taken = Answer.json(200, Json.object("received", true));
    return context.intake().submit(new LookUp(draft, taken, ReceiverProvider::error));
  }

  /** Null where the body is the operator's own text, and names neither. */
  private static @Nullable String about(JsonNode body) {
    String step = body.path("step").asString("");
    String lead = body.path("enrollment").path("id").asString("");
    return step.isEmpty() || lead.isEmpty() ? null : lead + "/" + step;
  }

  private static Answer error(int status) {
    Answer answer = Answer.json(status, Json.object("error", "HTTP " + status));
    return status == 429 ? answer.withHeader("Retry-After", "1") : answer;
  }

  @Override
  public void restore(AcceptedEntry entry) {
    // A delivery leaves nothing behind but its entry.
  }

  @Override
  public void replay(Progress progress) {
    throw new IllegalStateException("deliveries make no progress: " + progress.what());
  }

  @Override
  public void resume() {
    // Nothing is left to do.
  }
}
