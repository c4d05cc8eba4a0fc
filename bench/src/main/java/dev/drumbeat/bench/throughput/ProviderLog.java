package dev.drumbeat.bench.throughput;

import dev.drumbeat.local.rest.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the simulated providers say they have accepted. */
final class ProviderLog implements AutoCloseable {
  private static final int PAGE = 1_000;

  private final ApiClient simulator;
  private long read;

  /** Acceptances, and when the first and the last of them were. */
  record Taken(long count, Instant first, Instant last) {
    double seconds() {
      return Math.max(1e-3, Duration.between(first, last).toNanos() / 1e9);
    }
  }

  ProviderLog(URI simulator) {
    this.simulator = new ApiClient(simulator, null);
  }

  /** Lets nobody hear what people text: an answer would be another thing to measure. */
  void silencePeople() {
    Map<String, Object> hooks = new HashMap<>();
    hooks.put(
        "sendgridEventsUrl",
        simulator.get("/_simulator/hooks").path("sendgridEventsUrl").asString());
    simulator.put("/_simulator/hooks", hooks);
  }

  /**
   * What has been accepted since the last time that somebody asked.
   *
   * @throws IllegalStateException if that is nothing
   */
  Taken since(Channel channel) {
    long count = 0;
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    while (true) {
      JsonNode items =
          simulator.get("/_simulator/accepted?limit=" + PAGE + "&after=" + read).path("items");
      for (JsonNode item : items.values()) {
        read = item.path("seq").asLong();
        if (item.path("kind").asString().equals(channel.logged())) {
          Instant at = Instant.parse(item.path("at").asString());
          first = at.isBefore(first) ? at : first;
          last = at.isAfter(last) ? at : last;
          count++;
        }
      }
      if (items.size() < PAGE) {
        break;
      }
    }
    if (count == 0) {
      throw new IllegalStateException("Nothing was accepted on channel " + channel.title());
    }
    return new Taken(count, first, last);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
