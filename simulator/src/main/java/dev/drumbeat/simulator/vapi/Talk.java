package dev.drumbeat.simulator.vapi;

import java.util.List;
import java.util.Map;

/**
 * What was said in a call, and what the assistant made of it.
 *
 * @param structured the analysis by its plan; empty where nobody spoke
 */
record Talk(List<Line> lines, String summary, Map<String, Object> structured) {
  static final Talk NONE = new Talk(List.of(), "", Map.of());

  /** One utterance, of {@code bot} or {@code user}. */
  record Line(String role, String message) {}

  String transcript() {
    var text = new StringBuilder();
    lines.forEach(line ->
        text.append(line.role().equals("user") ? "User: " : "AI: ")
            .append(line.message())
            .append('\n'));
    return text.toString();
  }
}
