package dev.drumbeat.local.demo;

import dev.drumbeat.local.rest.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the run that a demo shows, or launches it. All that it decides by is what the API has, so
 * that a demo killed anywhere goes on where it was.
 */
public final class Launcher {
  private static final int MOST_REJECTED = 10;

  private final ApiClient api;
  private final Wish wish;
  private final PrintWriter out;

  /**
   * What is to be run.
   *
   * @param name of the campaign; likewise the list that it addresses
   * @param yaml the campaign's definition
   * @param input the properties, as CSV
   * @param mapping {@code column=field}, for headers that explain themselves to nobody
   * @param again whether a run that is over is followed by another
   */
  public record Wish(
      String name, String list, String yaml, Path input, List<String> mapping, boolean again) {}

  public Launcher(ApiClient api, Wish wish, PrintWriter out) {
    this.api = api;
    this.wish = wish;
    this.out = out;
  }

  /** The run under way, else, unless another is wished, the one that is over, else a new one. */
  public Standing findOrLaunch() {
    JsonNode last = lastRun();
    if (last != null) {
      Standing standing = read(UUID.fromString(last.path("id").asString()));
      if (!standing.ended()) {
        out.println("Going on with run " + standing.id() + ".");
        return standing;
      }
      if (!wish.again()) {
        out.println("Run " + standing.id() + " is over; --again launches another one.");
        return standing;
      }
    }
    return launch();
  }

  /** Where a run stands now. */
  public Standing read(UUID run) {
    return ApiClient.JSON.treeToValue(data(api.get("/api/runs/" + run)), Standing.class);
  }

  /** Rows that the last import rejected. */
  public long rejectedRows() {
    JsonNode imports = data(api.get("/api/imports?limit=1&status=COMPLETED"));
    return imports.path(0).path("counts").path("rejected").asLong(0);
  }

  private @Nullable JsonNode lastRun() {
    Optional<JsonNode> campaign = campaign();
    if (campaign.isEmpty()) {
      return null;
    }
    String id = campaign.get().path("id").asString();
    JsonNode runs = data(api.get("/api/runs?limit=1&campaign=" + id));
    return runs.isEmpty() ? null : runs.get(0);
  }

  private Standing launch() {
    importRows();
    String campaign = publish();
    Instant hour = BusinessHour.near(LocalDate.now(BusinessHour.PACIFIC));
    JsonNode run =
        data(api.post("/api/campaigns/" + campaign + "/runs", Map.of("businessTime", hour)));
    out.println("Launched     run " + run.path("id").asString() + " of \"" + wish.name() + "\"");
    return read(UUID.fromString(run.path("id").asString()));
  }

  private void importRows() {
    try {
      JsonNode done =
          data(
              api.upload(
                  "/api/imports",
                  wish.input(),
                  Map.of("list", List.of(wish.list()), "map", wish.mapping())));
      JsonNode counts = done.path("counts");
      out.printf(
          "Imported     %,d rows of %s onto list %s: %,d rejected, %,d with warnings%n",
          counts.path("rows").asLong(),
          wish.input().getFileName(),
          wish.list(),
          counts.path("rejected").asLong(),
          counts.path("warned").asLong());
      if (counts.path("rejected").asLong() > 0) {
        tellRejected(done.path("id").asString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellRejected(String imported) {
    String report = "/api/imports/" + imported;
    data(api.get(report + "/issues?severity=ERROR&limit=" + MOST_REJECTED)).values().stream()
        .map(Launcher::text)
        .forEach(out::println);
    out.println("             all of them: " + api.base() + report + "/report.csv");
  }

  private static String text(JsonNode issue) {
    String place =
        Stream.of("column", "value")
            .filter(name -> !issue.path(name).asString("").isEmpty())
            .map(name -> ", " + name + " " + issue.path(name).asString())
            .collect(Collectors.joining());
    return "             line %d%s: %s %s"
        .formatted(
            issue.path("line").asLong(),
            place,
            issue.path("message").asString(),
            issue.path("fix").asString());
  }

  /** Publishes the definition as the next version of the campaign of its name. */
  private String publish() {
    Optional<JsonNode> there = campaign();
    String id =
        there.isPresent()
            ? there.get().path("id").asString()
            : data(api.postYaml("/api/campaigns", wish.yaml())).path("id").asString();
    if (there.isPresent()) {
      api.putYaml("/api/campaigns/" + id, wish.yaml());
    }
    api.post("/api/campaigns/" + id + "/versions", Map.of());
    return id;
  }

  private Optional<JsonNode> campaign() {
    int offset = 0;
    while (true) {
      JsonNode page = data(api.get("/api/campaigns?limit=100&offset=" + offset));
      Optional<JsonNode> found =
          page.values().stream()
              .filter(each -> each.path("name").asString().equals(wish.name()))
              .findFirst();
      if (found.isPresent() || page.isEmpty()) {
        return found;
      }
      offset += page.size();
    }
  }

  private static JsonNode data(JsonNode answer) {
    return answer.path("data");
  }
}
