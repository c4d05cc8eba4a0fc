package dev.drumbeat.local.proof;

import dev.drumbeat.local.rest.ApiClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The simulated providers' own log of what they accepted, as they tell it. */
public final class AcceptedLog {
  private static final int PAGE = 1_000;

  private AcceptedLog() {}

  /** All of it, in its order. */
  public static List<Acceptance> read(URI simulator) {
    List<Acceptance> log = new ArrayList<>();
    try (ApiClient client = new ApiClient(simulator, null)) {
      long after = 0;
      while (true) {
        JsonNode page = client.get("/_simulator/accepted?limit=" + PAGE + "&after=" + after);
        page.path("items").values().stream()
            .forEach(each -> log.add(ApiClient.JSON.treeToValue(each, Acceptance.class)));
        if (page.path("items").isEmpty()) {
          return log;
        }
        after = page.path("next").asLong();
      }
    }
  }
}
