package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.http.Params;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All calls, found by id or listed newest first. */
final class Calls {
  private static final int USUAL_PAGE = 100;
  private static final int LONGEST_PAGE = 1_000;

  private final Map<String, Call> byId = new ConcurrentHashMap<>();
  private final List<String> all = new ArrayList<>();

  synchronized void add(Call call) {
    byId.put(call.id(), call);
    all.add(call.id());
  }

  @Nullable Call find(String id) {
    return byId.get(id);
  }

  /** Applies a change to what stands now. */
  Call update(String id, UnaryOperator<Call> change) {
    return Objects.requireNonNull(
        byId.computeIfPresent(id, (same, call) -> change.apply(call)), "calls are never deleted");
  }

  synchronized List<Call> everything() {
    return all.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList();
  }

  /** How many are open. */
  int open() {
    return (int) byId.values().stream().filter(call -> !call.isOver()).count();
  }

  /**
   * A list as the query asks for it.
   *
   * @throws java.time.format.DateTimeParseException when a time is none
   */
  List<Call> list(Params query, Instant now) {
    int limit =
        Math.clamp(Integer.parseInt(query.first("limit", "" + USUAL_PAGE)), 0, LONGEST_PAGE);
    return everything().reversed().stream()
        .filter(call -> !call.visibleFrom().isAfter(now))
        .filter(call -> matches(query, "assistantId", call.form().assistantId()))
        .filter(call -> matches(query, "phoneNumberId", call.form().phoneNumberId()))
        .filter(call -> within(query, call.created().plus(call.fate().skew())))
        .limit(limit)
        .toList();
  }

  private static boolean matches(Params query, String name, String value) {
    String wanted = query.first(name);
    return wanted == null || wanted.equals(value);
  }

  private static boolean within(Params query, Instant created) {
    String after = query.first("createdAtGt");
    String from = query.first("createdAtGe");
    String before = query.first("createdAtLt");
    String until = query.first("createdAtLe");
    return (after == null || created.isAfter(Instant.parse(after)))
        && (from == null || !created.isBefore(Instant.parse(from)))
        && (before == null || created.isBefore(Instant.parse(before)))
        && (until == null || !created.isAfter(Instant.parse(until)));
  }
}
