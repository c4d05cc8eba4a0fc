package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.condition.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first case that holds, and the values that decided.
 *
 * @param inputs each field that was read, {@code missing} where the lead lacks it, and for a case
 *     that could not be judged why it is false
 */
record Choice(String next, String rule, String summary, Map<String, Object> inputs) {
  static Choice among(
      CompiledJourney journey, List<Case> cases, String otherwise, Map<String, Object> known) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      Condition.Result result = journey.condition(each).test(known);
      inputs.putAll(result.read());
      result.missing().forEach(field -> inputs.put(field, "missing"));
      if (result.fault() != null) {
        inputs.put("cases/" + i, "false: " + result.fault());
      }
      if (result.holds()) {
        return new Choice(each.next(), "cases/" + i, "Holds: " + each.when(), inputs);
      }
    }
    return new Choice(otherwise, "otherwise", "No case holds", inputs);
  }
}
