package dev.drumbeat.simulator.regrid;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.LookUp;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.log.Tags;
import dev.drumbeat.simulator.people.Address;
import java.util.Map;
import java.util.UUID;

/** app.regrid.com, version 2: parcels by address. */
public final class RegridProvider implements Provider {
  public static final String NAME = "regrid";
  private static final String PATH = "/api/v2/parcels/address";

  private final ProviderContext context;
  private final Parcels parcels;

  public RegridProvider(ProviderContext context, long seed) {
    this.context = context;
    parcels = new Parcels(context.people(), seed);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith("/api/v2/");
  }

  @Override
  public Sighting sight(Request request) {
    if (!request.path().equals(PATH)) {
      return Sighting.nothing();
    }
    var parties = new AcceptedDraft.Parties(request.query().first("query"), null);
    return new Sighting(Kind.PARCEL, Tags.ofHeaders(request), parties);
  }

  @Override
  public Answer answer(Request request) {
    if (!request.isGet() || !request.path().equals(PATH)) {
      return error(404);
    }
    Params query = request.query();
    if (!Credentials.same(context.credentials().regridToken(), query.first("token"))) {
      return error(401);
    }
    String address = query.first("query");
    if (address == null) {
      return error(400);
    }
    AcceptedDraft draft =
        new AcceptedDraft(
            new AcceptedDraft.Subject(NAME, Kind.PARCEL, "RG" + UUID.randomUUID()),
            Tags.ofHeaders(request),
            new AcceptedDraft.Parties(address, null),
            address,
            Json.MAPPER.valueToTree(Map.of("query", address)));
    Answer found = Answer.json(200, parcels.at(Address.parse(address)));
    return context.intake().submit(new LookUp(draft, found, RegridProvider::error));
  }

  private static Answer error(int status) {
    String message =
        switch (status) {
          case 400 -> "query is required";
          case 401 -> "Invalid token";
          case 404 -> "Not found";
          case 429 -> "Too many requests";
          default -> "Internal error";
        };
    Answer answer = Answer.json(status, Json.object("status", "error", "message", message));
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
