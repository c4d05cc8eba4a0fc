package dev.drumbeat.simulator.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Geographic area codes by state, overlays left out: NANPA's assignments. */
final class AreaCodes {
  private static final Map<String, List<String>> BY_STATE = new HashMap<>();
  private static final Map<String, String> STATE_OF = new HashMap<>();

  static {
    for (String line : Words.list("area-codes.tsv")) {
      String[] columns = line.split("\t");
      List<String> codes = List.of(columns[1].split(" "));
      BY_STATE.put(columns[0], codes);
      codes.forEach(code -> STATE_OF.put(code, columns[0]));
    }
  }

  private AreaCodes() {}

  /** Empty for what is no state. */
  static List<String> of(String state) {
    return BY_STATE.getOrDefault(state, List.of());
  }

  /** The state of a North American number, empty when its area code is of none. */
  static String stateOf(String e164) {
    return e164.startsWith("+1") && e164.length() == 12
        ? STATE_OF.getOrDefault(e164.substring(2, 5), "")
        : "";
  }
}
