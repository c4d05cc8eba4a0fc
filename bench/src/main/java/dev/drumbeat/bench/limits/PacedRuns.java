package dev.drumbeat.bench.limits;

import dev.drumbeat.bench.product.LeadFile;
import dev.drumbeat.bench.product.ProductProcess;
import dev.drumbeat.local.demo.BusinessHour;
import dev.drumbeat.local.rest.ApiClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Runs of one text to each lead, under three limits at once. */
final class PacedRuns implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration STUCK = Duration.ofMinutes(3);
  private static final String CAMPAIGN =
      """
      name: Bench limits
      channels: [sms]
      audience: { list: %s }
      policy: { caps: [], pace: { perMinute: %d } }
      start: send
      steps:
        send: { type: sms, from: %s, body: "Reply STOP to opt out.", next: done, onRejected: done }
        done: { type: end, outcome: COMPLETED }
      """;

  private final ProductProcess product;
  private final Path folder;
  private final ApiClient api;
  private final ApiClient simulator;
  private int leads;
  private int senders;
  private long seen;

  PacedRuns(ProductProcess product, Path folder) {
    this.product = product;
    this.folder = folder;
    this.api = new ApiClient(product.address("api"), product.apiKey());
    this.simulator = new ApiClient(product.address("simulator"), null);
  }

  /**
   * Three limits.
   *
   * @param campaign texts a minute; the others a second
   */
  record Limits(int sender, int account, int campaign) {
    double binding() {
      return Math.min(Math.min(sender, account), campaign / 60.0);
    }
  }

  /** A run that has begun. */
  record Begun(String name, String id, List<Instant> accepted) {
    Arrivals arrivals() {
      return new Arrivals(accepted);
    }
  }

  /** Imports leads and launches a run over them. */
  Begun launch(String name, Limits limits, int count) throws IOException {
    api.post(
        "/api/senders",
        Map.of(
            "key",
            name,
            "channel",
            "sms",
            "address",
            "+1206555%04d".formatted(180 + senders++),
            "numberType",
            "LONG_CODE",
            "perSecond",
            limits.sender(),
            "registered",
            true));
    account(limits.account());
    Path file = folder.resolve(name + ".csv");
    LeadFile.write(file, leads, count);
    leads += count;
    api.upload("/api/imports", file, Map.of("list", List.of(name)));
    String campaign =
        id(api.postYaml("/api/campaigns", CAMPAIGN.formatted(name, limits.campaign(), name)));
    api.post("/api/campaigns/" + campaign + "/versions", Map.of());
    String run =
        id(
            api.post(
                "/api/campaigns/" + campaign + "/runs",
                Map.of("businessTime", BusinessHour.near(LocalDate.now(BusinessHour.PACIFIC)))));
    return new Begun(name, run, new ArrayList<>());
  }

  /** Sets what the account may; the moment at which that was answered. */
  Instant account(int perSecond) {
    api.put("/api/integrations/twilio/limits", Map.of("messagesPerSecond", perSecond));
    return Instant.now();
  }

  /** Reads the provider's log until so many have been accepted, or the run is over. */
  void await(Begun run, int count) {
    Instant end = Instant.now().plus(STUCK);
    boolean over = false;
    while (run.accepted().size() < count && !over) {
      over = isOver(run);
      read(run);
      if (!product.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException(run + " stands still");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Reads it for so long. */
  void awaitFor(Begun run, Duration time) {
    LockSupport.parkNanos(time.toNanos());
    read(run);
  }

  private boolean isOver(Begun run) {
    return api.get("/api/runs/" + run.id()).at("/data/state").asString().equals("COMPLETED");
  }

  private void read(Begun run) {
    JsonNode items;
    do {
      items = simulator.get("/_simulator/accepted?limit=1000&after=" + seen).path("items");
      for (JsonNode item : items.values()) {
        seen = item.path("seq").asLong();
        run.accepted().add(Instant.parse(item.path("at").asString()));
      }
    } while (!items.isEmpty());
  }

  private static String id(JsonNode answer) {
    return answer.at("/data/id").asString();
  }

  @Override
  public void close() {
    api.close();
    simulator.close();
  }
}
