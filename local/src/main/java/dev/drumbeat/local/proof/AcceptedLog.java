package dev.drumbeat.local.proof;

import dev.drumbeat.local.rest.ApiClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The simulated providers' own log of what they accepted, as they tell it. */
public final class AcceptedLog {
  /** How many are read at a time. */
  public static final int PAGE = 1_000;

  private AcceptedLog() {}

  /** All of it, in its order. */
  public static List<Acceptance> read(URI simulator) {
    List<Acceptance> log = new ArrayList<>();
    read(simulator, log::addAll);
    return log;
  }

  /** All of it, in its order, a page at a time. */
  public static void read(URI simulator, Consumer<List<Acceptance>> pages) {
    try (ApiClient client = new ApiClient(simulator, null)) {
      long after = 0;
      while (true) {
        JsonNode page = client.get("/_simulator/accepted?limit=" + PAGE + "&after=" + after);
        if (page.path("items").isEmpty()) {
          return;
        }
        pages.accept(
            page.path("items").values().stream()
                .map(each -> ApiClient.JSON.treeToValue(each, Acceptance.class))
                .toList());
        after = page.path("next").asLong();
      }
    }
  }
}
