package dev.drumbeat.db.enrollment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a lead, with the rule and the inputs that made it happen. */
public record TimelineEntry(
    long enrollmentId,
    String kind,
    @Nullable String step,
    @Nullable Integer visit,
    String summary,
    @Nullable String rule,
    @Nullable Map<String, Object> inputs,
    @Nullable Long decisionId,
    @Nullable Long intentId,
    @Nullable Long eventId) {

  public static TimelineEntry of(
      long enrollmentId, String kind, String step, int visit, String summary) {
    return new TimelineEntry(
        enrollmentId, kind, step, visit, summary, null, null, null, null, null);
  }

  public TimelineEntry decidedBy(long decision) {
    return new TimelineEntry(
        enrollmentId, kind, step, visit, summary, rule, inputs, decision, intentId, eventId);
  }

  public TimelineEntry about(long intent) {
    return new TimelineEntry(
        enrollmentId, kind, step, visit, summary, rule, inputs, decisionId, intent, eventId);
  }

  public TimelineEntry because(String byRule, Map<String, Object> withInputs) {
    return new TimelineEntry(
        enrollmentId,
        kind,
        step,
        visit,
        summary,
        byRule,
        withInputs,
        decisionId,
        intentId,
        eventId);
  }
}
