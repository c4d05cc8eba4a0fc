package dev.drumbeat.local.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The API's answer to why, told line by line. */
public final class Story {
  private static final String NEXT = "                        ";

  private final List<String> lines = new ArrayList<>();

  private Story() {}

  /**
   * Tells it.
   *
   * @param data what the API answered
   */
  public static List<String> of(JsonNode data) {
    Story story = new Story();
    data.path("suppressions").values().forEach(story::suppression);
    if (data.path("journeys").isEmpty()) {
      story.lines.add("Nothing was ever done, or decided, about " + text(data, "query") + ".");
    }
    data.path("journeys").values().forEach(story::journey);
    return story.lines;
  }

  private void suppression(JsonNode block) {
    lines.add(
        "Suppressed on %s since %s: %s, told by %s"
            .formatted(
                text(block, "channel"),
                text(block, "at"),
                text(block, "reason"),
                text(block, "source")));
  }

  private void journey(JsonNode journey) {
    JsonNode lead = journey.path("enrollment");
    lines.add("");
    lines.add(
        "Enrollment %s of run %s: %s%s"
            .formatted(text(lead, "id"), text(lead, "runId"), text(lead, "state"), ending(lead)));
    lines.add(
        "  "
            + List.of("property", "phone", "email").stream()
                .filter(field -> !text(lead, field).isEmpty())
                .map(field -> field + " " + text(lead, field))
                .collect(Collectors.joining(" · ")));
    journey.path("timeline").values().forEach(this::entry);
    if (journey.path("more").asBoolean(false)) {
      lines.add("  … and more: GET /api/enrollments/" + text(lead, "id") + "/timeline");
    }
  }

  private static String ending(JsonNode lead) {
    if (text(lead, "endedAt").isEmpty()) {
      String hold = text(lead, "hold");
      return ", at " + text(lead, "step") + (hold.isEmpty() ? "" : ", held by " + hold);
    }
    String reason = text(lead, "reason");
    return ", " + text(lead, "outcome") + (reason.isEmpty() ? "" : " (" + reason + ")");
  }

  private void entry(JsonNode entry) {
    String local = text(entry, "atLocal");
    String when = local.isEmpty() ? text(entry, "at") : local.replaceFirst("\\.\\d+", "");
    String step = text(entry, "step");
    lines.add("");
    lines.add(
        "  %s  %s%s".formatted(when, step.isEmpty() ? "" : step + ": ", text(entry, "summary")));
    String rule = text(entry, "rule");
    JsonNode inputs = entry.path("inputs");
    if (!rule.isEmpty()) {
      detail("rule", rule + (inputs.isEmpty() ? "" : " " + values(inputs)));
    }
    decision(entry.path("decision"));
    effect(entry.path("effect"));
    JsonNode temporal = entry.path("temporal");
    String run = text(temporal, "runId");
    detail("workflow", text(temporal, "workflowId") + (run.isEmpty() ? "" : ", run " + run));
  }

  private void decision(JsonNode decision) {
    if (decision.isMissingNode() || decision.isNull()) {
      return;
    }
    String until = text(decision, "until");
    detail(
        "gate",
        "%s on %s by %s%s"
            .formatted(
                text(decision, "outcome").toLowerCase(Locale.ROOT),
                text(decision, "channel"),
                text(decision, "rule"),
                until.isEmpty() ? "" : " until " + until));
  }

  private void effect(JsonNode effect) {
    if (effect.isMissingNode() || effect.isNull()) {
      return;
    }
    JsonNode content = effect.path("content");
    for (String field : List.of("subject", "body", "text", "script", "message")) {
      if (!text(content, field).isEmpty()) {
        detail(field, text(content, field).strip().replace("\n", "\n" + NEXT));
      }
    }
    String id = text(effect, "providerId");
    detail(
        text(effect, "provider").toLowerCase(Locale.ROOT),
        "%s %s%s%s%s"
            .formatted(
                text(effect, "kind").toLowerCase(Locale.ROOT),
                text(effect, "state").toLowerCase(Locale.ROOT),
                id.isEmpty() ? "" : " as " + id,
                optional(", ", effect, "delivery"),
                optional(", ", effect, "error")));
    if (!text(effect, "cost").isEmpty()) {
      detail("cost", text(effect, "cost") + " USD");
    }
  }

  private void detail(String name, String value) {
    lines.add("    %-18s  %s".formatted(name, value));
  }

  private static String optional(String before, JsonNode node, String field) {
    String text = text(node, field);
    return text.isEmpty() ? "" : before + text.toLowerCase(Locale.ROOT);
  }

  private static String values(JsonNode inputs) {
    return inputs.properties().stream()
        .map(each -> each.getKey() + "=" + plain(each.getValue()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String plain(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isMissingNode() || value.isNull() ? "" : plain(value);
  }
}
