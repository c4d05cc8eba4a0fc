package dev.drumbeat.bench.throughput;

import dev.drumbeat.bench.product.LeadFile;
import dev.drumbeat.local.demo.BusinessHour;
import dev.drumbeat.local.rest.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sets up and launches what is measured, through the API as a person would. */
final class Campaigns implements AutoCloseable {
  private final ApiClient api;
  private final Path folder;

  Campaigns(URI api, String key, Path folder) {
    this.api = new ApiClient(api, key);
    this.folder = folder;
  }

  void createSenders() {
    for (Channel channel : Channel.values()) {
      api.post("/api/senders", channel.sender());
    }
  }

  /**
   * Puts made-up leads onto a new list.
   *
   * @param first the number of the first; no two lists may share one
   */
  void importLeads(String list, int first, int count) {
    try {
      Path file = folder.resolve(list + ".csv");
      LeadFile.write(file, first, count);
      JsonNode counts =
          api.upload("/api/imports", file, Map.of("list", List.of(list)))
              .path("data")
              .path("counts");
      if (counts.path("rejected").asLong() > 0) {
        throw new IllegalStateException("Not all leads could be imported: " + counts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A published campaign. */
  String publish(Channel channel, String list) {
    String id = id(api.postYaml("/api/campaigns", channel.campaign(list)));
    api.post("/api/campaigns/" + id + "/versions", Map.of());
    return id;
  }

  /** Launches it at an hour that is lawful all over the country. */
  UUID launch(String campaign) {
    Map<String, Object> hour =
        Map.of("businessTime", BusinessHour.near(LocalDate.now(BusinessHour.PACIFIC)));
    return UUID.fromString(id(api.post("/api/campaigns/" + campaign + "/runs", hour)));
  }

  private static String id(JsonNode answer) {
    return answer.path("data").path("id").asString();
  }

  @Override
  public void close() {
    api.close();
  }
}
