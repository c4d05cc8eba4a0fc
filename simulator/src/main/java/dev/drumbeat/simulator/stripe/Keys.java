package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.http.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys: what was begun under one is answered again as it was, a 500 too. Refusals
 * before that store nothing.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Idempotent requests</a>
 */
final class Keys {
  private final Map<String, Used> used = new ConcurrentHashMap<>();

  /** The answer is null while it is being made. */
  private record Used(String request, @Nullable Answer answer) {}

  /**
   * Answers by the key, or does the work.
   *
   * @param work its answer is stored by {@link #store} or not at all
   */
  Answer once(@Nullable String key, String request, Supplier<Answer> work) {
    if (key == null) {
      return work.get();
    }
    Used before = used.putIfAbsent(key, new Used(request, null));
    if (before != null) {
      return again(before, request);
    }
    try {
      return work.get();
    } finally {
      used.computeIfPresent(key, (k, now) -> now.answer() == null ? null : now);
    }
  }

  void store(@Nullable String key, String request, Answer answer) {
    if (key != null) {
      used.put(key, new Used(request, answer));
    }
  }

  private static Answer again(Used before, String request) {
    if (!before.request().equals(request)) {
      return new StripeError(
              400,
              "idempotency_error",
              null,
              null,
              "Keys for idempotent requests can only be used with the same parameters they were"
                  + " first used with.")
          .answer();
    }
    return before.answer() == null
        ? new StripeError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                "There is currently another in-progress request using this Idempotent Key.")
            .answer()
        : before.answer().withHeader("Idempotent-Replayed", "true");
  }
}
