package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.stripe.Session.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** All sessions, newest first. */
final class Sessions {
  private final Map<String, Session> byId = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<String> newest = new ConcurrentLinkedDeque<>();

  void add(Session session) {
    byId.put(session.id(), session);
    newest.addFirst(session.id());
  }

  Optional<Session> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Ends an open one; nothing when it has ended. */
  synchronized Optional<Session> end(String id, State state) {
    Session session = byId.get(id);
    if (session == null || session.state() != State.OPEN) {
      return Optional.empty();
    }
    Session ended = session.with(state);
    byId.put(id, ended);
    return Optional.of(ended);
  }

  /** One page, as {@code created[gte]}, {@code starting_after} and {@code limit} ask. */
  Map<String, @Nullable Object> page(Params query) {
    long since = Long.parseLong(query.first("created[gte]", "0"));
    int limit = Math.clamp(Long.parseLong(query.first("limit", "10")), 1, 100);
    String after = query.first("starting_after");
    List<Session> all =
        newest.stream()
            .dropWhile(id -> after != null && !id.equals(after))
            .skip(after == null ? 0 : 1)
            .map(byId::get)
            .filter(session -> session.created().getEpochSecond() >= since)
            .limit(limit + 1L)
            .toList();
    return Json.object(
        "object",
        "list",
        "url",
        "/v1/checkout/sessions",
        "has_more",
        all.size() > limit,
        "data",
        all.stream().limit(limit).map(Session::json).toList());
  }
}
