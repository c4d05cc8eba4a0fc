package dev.drumbeat.bench.latency;

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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Enrolls one lead after the other over the API, each when the one before has its text. */
final class Enrollments implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);
  private static final Duration STUCK = Duration.ofSeconds(60);
  private static final String CAMPAIGN =
      """
      name: Bench latency
      channels: [sms]
      audience: { api: true }
      start: send
      steps:
        send: { type: sms, from: bench, body: "Reply STOP to opt out.", next: done, onRejected: done }
        done: { type: end, outcome: COMPLETED }
      """;

  private final ProductProcess product;
  private final ApiClient api;
  private final ApiClient simulator;
  private String campaign = "";
  private long seen;

  Enrollments(ProductProcess product) {
    this.product = product;
    this.api = new ApiClient(product.address("api"), product.apiKey());
    this.simulator = new ApiClient(product.address("simulator"), null);
  }

  /** Imports so many leads and launches the run that they are to join; their properties' ids. */
  List<String> prepare(Path folder, int leads) throws IOException {
    api.post(
        "/api/senders",
        Map.of(
            "key", "bench",
            "channel", "sms",
            "address", "+12065550190",
            "numberType", "LONG_CODE",
            "perSecond", 100,
            "registered", true));
    Path file = folder.resolve("leads.csv");
    LeadFile.write(file, 0, leads);
    api.upload("/api/imports", file, Map.of("list", List.of("leads")));
    campaign = api.postYaml("/api/campaigns", CAMPAIGN).at("/data/id").asString();
    api.post("/api/campaigns/" + campaign + "/versions", Map.of());
    api.post(
        "/api/campaigns/" + campaign + "/runs",
        Map.of("businessTime", BusinessHour.near(LocalDate.now(BusinessHour.PACIFIC))));
    return properties(leads);
  }

  private List<String> properties(int leads) {
    var ids = new ArrayList<String>();
    while (ids.size() < leads) {
      JsonNode page = api.get("/api/properties?limit=100&offset=" + ids.size()).path("data");
      page.values().forEach(each -> ids.add(each.path("id").asString()));
      if (page.isEmpty()) {
        throw new IllegalStateException("Only " + ids.size() + " leads could be imported");
      }
    }
    return ids.subList(0, leads);
  }

  /**
   * From the request to the provider's acceptance of the text, by the clock of this machine; empty
   * when it refuses the number, as some are no mobile's.
   */
  Optional<Duration> enroll(String property) {
    Instant begun = Instant.now();
    JsonNode enrolled =
        api.post(
            "/api/campaigns/" + campaign + "/enrollments",
            Map.of("propertyIds", List.of(property)));
    if (enrolled.at("/data/enrolled").asInt() != 1) {
      throw new IllegalStateException("It was not enrolled: " + enrolled);
    }
    String id = enrolled.at("/data/leads/0/enrollmentId").asString();
    return awaitText(id, begun).map(at -> Duration.between(begun, at));
  }

  private Optional<Instant> awaitText(String enrollment, Instant begun) {
    Instant asked = begun;
    while (Instant.now().isBefore(begun.plus(STUCK))) {
      // Looked at before the log, which then has its text if it ended with one.
      boolean look = Instant.now().isAfter(asked.plus(BETWEEN_QUESTIONS));
      boolean ended = look && hasEnded(enrollment);
      asked = look ? Instant.now() : asked;
      Optional<Instant> accepted = accepted("enrollment:" + enrollment + "/");
      if (accepted.isPresent() || ended) {
        return accepted;
      }
      if (!product.isAlive()) {
        throw new IllegalStateException("The product ended by itself");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new IllegalStateException("No text came within " + STUCK.toSeconds() + " s");
  }

  private boolean hasEnded(String enrollment) {
    JsonNode state = api.get("/api/enrollments/" + enrollment).at("/data/state");
    return !state.asString().equals("ACTIVE");
  }

  private Optional<Instant> accepted(String effect) {
    JsonNode items = simulator.get("/_simulator/accepted?limit=100&after=" + seen).path("items");
    for (JsonNode item : items.values()) {
      seen = item.path("seq").asLong();
      if (item.path("effect").asString("").startsWith(effect)) {
        return Optional.of(Instant.parse(item.path("at").asString()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    api.close();
    simulator.close();
  }
}
