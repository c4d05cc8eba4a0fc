package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.RequestEntry;
import dev.drumbeat.simulator.log.RequestIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What is asked of the request log. */
final class RequestControls {
  private static final int MAX_DEADLINES = 100_000;

  private final RequestIndex requests;

  RequestControls(RequestIndex requests) {
    this.requests = requests;
  }

  Answer summary() {
    return Answer.json(200, Json.object("items", requests.summary()));
  }

  Answer list(Params query) {
    Queries.refuseUnknown(query, RequestFilter.PARAMETERS, "after", "limit");
    RequestIndex.Page page =
        requests.page(Queries.after(query), Queries.limit(query), RequestFilter.of(query));
    return Answer.json(200, page);
  }

  Answer byFault(Params query) {
    Queries.refuseUnknown(query, RequestFilter.PARAMETERS);
    return Answer.json(200, Json.object("items", requests.byFault(RequestFilter.of(query))));
  }

  Answer rate(Params query) {
    Queries.refuseUnknown(query, RequestFilter.PARAMETERS);
    return Answer.json(200, requests.rate(RequestFilter.of(query)));
  }

  /**
   * Which requests came for an address later than a moment and a grace: {@code
   * {"graceMillis":2000,"deadlines":[{"address":"+12065550123","at":"2026-11-24T12:00:00Z"}]}}. Of
   * several moments for one address the latest counts. The filters go into the query.
   */
  Answer after(JsonNode body, Params query) {
    Queries.refuseUnknown(query, RequestFilter.PARAMETERS);
    JsonNode items = body.path("deadlines");
    if (!items.isArray() || items.size() > MAX_DEADLINES) {
      throw new IllegalArgumentException("expected {\"graceMillis\": …, \"deadlines\": […]}");
    }
    Duration grace = Duration.ofMillis(body.path("graceMillis").asLong(0));
    Map<String, Instant> deadlines = new HashMap<>();
    for (JsonNode item : items.values()) {
      Instant at = Queries.instant("at", Json.text(item, "at", "")).plus(grace);
      deadlines.merge(Json.text(item, "address", ""), at, RequestControls::later);
    }
    Predicate<RequestEntry> wanted = RequestFilter.of(query);
    List<RequestEntry> late = requests.after(deadlines, wanted.and(e -> e.kind() != null));
    return Answer.json(200, Json.object("count", late.size(), "items", late));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
