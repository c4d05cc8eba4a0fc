package dev.drumbeat.db.timeline;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lead.
 *
 * @param atLocal business time on the recipient's clock; null where no zone was known
 * @param inputs what the rule saw
 */
public record TimelineView(
    @JsonFormat(shape = STRING) long id,
    Instant at,
    @Nullable String atLocal,
    String kind,
    @Nullable String step,
    @Nullable Integer visit,
    String summary,
    @Nullable String rule,
    Map<String, Object> inputs,
    @Nullable DecisionPart decision,
    @Nullable EffectPart effect,
    @Nullable EventPart event,
    TemporalPart temporal) {
  /**
   * What the gate decided.
   *
   * @param count how often the same rule deferred it in a row
   */
  public record DecisionPart(
      String channel,
      String outcome,
      String rule,
      String reason,
      Map<String, Object> inputs,
      @Nullable Instant until,
      int count) {}

  /**
   * What was, or is to be, sent.
   *
   * @param content as it was rendered
   * @param cost what the provider said it cost
   */
  public record EffectPart(
      @JsonFormat(shape = STRING) long intentId,
      String kind,
      String channel,
      String state,
      Map<String, Object> content,
      String provider,
      @Nullable String providerId,
      int attempts,
      @Nullable BigDecimal cost,
      @Nullable String delivery,
      @Nullable String deliveryCode,
      @Nullable String errorCode,
      @Nullable String error) {}

  /** What came from outside. */
  public record EventPart(String type, Instant at, Map<String, Object> data) {}

  /** Where the engine shows it. */
  public record TemporalPart(String workflowId, @Nullable String runId) {
    static TemporalPart of(UUID run, int cohort, @Nullable String runId) {
      return new TemporalPart("cohort/" + run + "/" + cohort, runId);
    }
  }
}
