package dev.drumbeat.activities;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator, and its own log as the judge of what was sent. */
public final class SimulatedProvider implements AutoCloseable {
  private final Simulator simulator;
  private final SimulatorConfig config;
  private final MovableClock clock;
  private final HttpClient client = HttpClient.newHttpClient();

  private SimulatedProvider(Simulator simulator, SimulatorConfig config, MovableClock clock) {
    this.simulator = simulator;
    this.config = config;
    this.clock = clock;
  }

  public static SimulatedProvider with(FaultPlan faults) {
    return start(config -> config.withFaults(faults));
  }

  /** It takes all that it is sent, and people do only what a test says. */
  public static SimulatedProvider withoutPeople() {
    return start(config -> config.withCallbacks(false));
  }

  private static SimulatedProvider start(UnaryOperator<SimulatorConfig> as) {
    try {
      SimulatorConfig config =
          as.apply(
              SimulatorConfig.defaults(Files.createTempDirectory("simulator"))
                  .withLatency(Duration.ZERO));
      var clock = new MovableClock();
      return new SimulatedProvider(Simulator.start(config, clock), config, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SimulatorConfig config() {
    return config;
  }

  /** The providers' own, which is the real time unless a test says otherwise. */
  public MovableClock clock() {
    return clock;
  }

  public URI url() {
    return URI.create(simulator.baseUrl());
  }

  /** Everything that it took, in order. */
  public List<Accepted> accepted() {
    List<Accepted> all = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          JsonMapper.shared().readTree(ask(control("accepted?limit=1000&after=" + after)));
      if (page.path("items").isEmpty()) {
        return List.copyOf(all);
      }
      page.path("items").forEach(item -> all.add(accepted(item)));
      after = page.path("next").asLong();
    }
  }

  /** How many requests to send something came, whatever became of them. */
  public long posts() {
    return items("requests/summary").stream()
        .filter(line -> line.path("method").asString().equals("POST"))
        .mapToLong(line -> line.path("count").asLong())
        .sum();
  }

  /** Someone texts STOP to the main sender, and the carrier blocks texts to them. */
  public void stop(String phone) {
    text(phone, "STOP");
  }

  /** Someone texts the main sender; no webhook tells of it. */
  public void text(String phone, String body) {
    String text =
        "{\"from\":\"%s\",\"to\":\"+12065550100\",\"body\":\"%s\"}".formatted(phone, body);
    ask(control("inbound").POST(HttpRequest.BodyPublishers.ofString(text)));
  }

  /** From now on it fails by this plan. */
  public void failBy(String plan) {
    ask(control("faults").PUT(HttpRequest.BodyPublishers.ofString(plan)));
  }

  private List<JsonNode> items(String path) {
    JsonNode items = JsonMapper.shared().readTree(ask(control(path))).path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private HttpRequest.Builder control(String path) {
    return HttpRequest.newBuilder(url().resolve("/_simulator/" + path));
  }

  private String ask(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Accepted accepted(JsonNode item) {
    return new Accepted(
        Instant.parse(item.path("at").asString()),
        item.path("id").asString(),
        item.path("attempt").asString(),
        item.path("effect").asString(),
        item.path("to").asString());
  }

  @Override
  public void close() {
    client.close();
    try {
      simulator.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
