package dev.drumbeat.journey.assistant;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The end of an assistant's call. Vapi's end-of-call-report and its call resource name these fields
 * alike (docs.vapi.ai/server-url/end-of-call-report).
 *
 * @param endedReason the provider's own word
 * @param seconds of the conversation; null when there was none
 * @param transcript cut to {@link #LONGEST_TRANSCRIPT}
 * @param analysis see {@link Analysis}
 * @param refusal that the person asked not to be called again; null when they didn't
 * @param price US dollars; null while the provider has not set it
 */
public record CallReport(
    String endedReason,
    Outcome outcome,
    @Nullable Integer seconds,
    @Nullable String summary,
    @Nullable String transcript,
    Map<String, Object> analysis,
    @Nullable Refusal refusal,
    @Nullable BigDecimal price) {
  /** Characters: an hour of talk. */
  public static final int LONGEST_TRANSCRIPT = 60_000;

  private static final int LONGEST_SUMMARY = 2_000;
  private static final int LONGEST_REASON = 120;
  private static final BigDecimal DEAREST = new BigDecimal(10_000);

  /** Reads what may lack anything. */
  public static CallReport read(JsonNode node) {
    List<String> utterances = Utterances.ofPerson(node.path("artifact"));
    Map<String, Object> analysis = Analysis.read(node);
    String reason = text(node, "endedReason", LONGEST_REASON);
    String ended = reason == null ? "unknown" : reason;
    return new CallReport(
        ended,
        EndedReasons.outcome(ended, !utterances.isEmpty()),
        seconds(node),
        text(node.path("analysis"), "summary", LONGEST_SUMMARY),
        text(node.path("artifact"), "transcript", LONGEST_TRANSCRIPT),
        analysis,
        Refusal.of(analysis, utterances).orElse(null),
        price(node.path("cost")));
  }

  /** What the assistant found: its {@code outcome}, as a name in capitals. */
  public Optional<String> finding() {
    return finding(analysis);
  }

  /** The same, of an analysis that was kept. */
  public static Optional<String> finding(Map<String, Object> analysis) {
    return analysis.get("outcome") instanceof String text
        ? Optional.of(text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_"))
            .filter(name -> name.matches("[A-Z][A-Z0-9_]{0,59}"))
        : Optional.empty();
  }

  /** Without what was said. */
  @Override
  public String toString() {
    return "CallReport[" + endedReason + ", " + outcome + "]";
  }

  static @Nullable String text(JsonNode node, String field, int longest) {
    JsonNode value = node.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      return null;
    }
    return Texts.storable(value.stringValue().strip(), longest);
  }

  private static @Nullable Integer seconds(JsonNode node) {
    try {
      String started = text(node, "startedAt", 40);
      String ended = text(node, "endedAt", 40);
      if (started == null || ended == null) {
        return null;
      }
      long seconds = Duration.between(Instant.parse(started), Instant.parse(ended)).toSeconds();
      return (int) Math.clamp(seconds, 0, 86_400);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable BigDecimal price(JsonNode cost) {
    if (!cost.isNumber()) {
      return null;
    }
    BigDecimal price = cost.decimalValue();
    return price.signum() < 0 || price.compareTo(DEAREST) > 0 ? null : price;
  }
}
