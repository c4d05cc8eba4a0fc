package dev.drumbeat.local.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result for programs. Its fields are a promise: add, never rename.
 *
 * @param intents kind of effect to its states; what is being submitted counts as unknown
 * @param decisions channel to the gate's outcomes
 * @param providerAccepted kind of effect to the providers' own count
 * @param seconds from launch to end
 */
@JsonPropertyOrder({
  "audience",
  "active",
  "done",
  "exited",
  "failed",
  "rejectedRows",
  "intents",
  "decisions",
  "providerAccepted",
  "duplicates",
  "missing",
  "historyEvents",
  "workflows",
  "seconds",
  "temporal"
})
public record ResultJson(
    long audience,
    long active,
    long done,
    long exited,
    long failed,
    long rejectedRows,
    Map<String, Intents> intents,
    Map<String, Decisions> decisions,
    Map<String, Long> providerAccepted,
    int duplicates,
    int missing,
    long historyEvents,
    long workflows,
    BigDecimal seconds,
    String temporal) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  record Intents(long accepted, long rejected, long unknown, long abandoned) {}

  record Decisions(long allowed, long denied, long deferred) {}

  static ResultJson of(Result result) {
    Standing standing = result.standing();
    Map<String, Intents> intents = new LinkedHashMap<>();
    Map<String, Decisions> decisions = new LinkedHashMap<>();
    Map<String, Long> accepted = new LinkedHashMap<>();
    for (Effects kind : Effects.values()) {
      intents.put(kind.intent(), intents(standing, kind.intent()));
      accepted.put(kind.intent(), result.proof().accepted().getOrDefault(kind.logged(), 0L));
      String channel = kind.channel();
      if (channel != null) {
        decisions.put(channel, decisions(standing, channel));
      }
    }
    Standing.Counts counts = standing.counts();
    return new ResultJson(
        counts.audience(),
        counts.active(),
        counts.done(),
        counts.exited(),
        counts.failed(),
        result.rejectedRows(),
        intents,
        decisions,
        accepted,
        result.proof().duplicates().size(),
        result.proof().missing().size(),
        result.engine().historyEvents(),
        result.engine().workflows(),
        seconds(standing.took(Instant.now())),
        result.temporal());
  }

  public static String write(Result result) {
    return JSON.writeValueAsString(of(result)) + "\n";
  }

  private static Intents intents(Standing standing, String kind) {
    return new Intents(
        standing.intents(kind, "accepted"),
        standing.intents(kind, "rejected"),
        standing.intents(kind, "unknown") + standing.intents(kind, "submitting"),
        standing.intents(kind, "abandoned"));
  }

  private static Decisions decisions(Standing standing, String channel) {
    return new Decisions(
        standing.decisions(channel, "allowed"),
        standing.decisions(channel, "denied"),
        standing.decisions(channel, "deferred"));
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
  }
}
