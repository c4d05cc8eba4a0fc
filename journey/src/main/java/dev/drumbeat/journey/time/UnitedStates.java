package dev.drumbeat.journey.time;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The US states with their zones, and the area codes that lie in more than one zone. */
final class UnitedStates {
  private record State(String code, String name, Set<ZoneId> zones) {}

  private static final Map<String, State> STATES = states();
  private static final Map<String, String> BY_NAME =
      STATES.values().stream().collect(Collectors.toMap(s -> key(s.name()), State::code));
  private static final Map<String, Set<ZoneId>> AREA_CODES = areaCodes();

  private UnitedStates() {}

  /** The zones of a state, all of them where it is split; none when there is no such state. */
  static Set<ZoneId> zones(String code) {
    State state = STATES.get(code);
    return state == null ? Set.of() : state.zones();
  }

  /** The two-letter code for a code or a name. */
  static Optional<String> code(@Nullable String codeOrName) {
    if (codeOrName == null) {
      return Optional.empty();
    }
    String key = key(codeOrName);
    return STATES.containsKey(key) ? Optional.of(key) : Optional.ofNullable(BY_NAME.get(key));
  }

  /** All zones of an area code that lies in several; none for one that lies in one. */
  static Set<ZoneId> splitAreaCode(String areaCode) {
    return AREA_CODES.getOrDefault(areaCode, Set.of());
  }

  private static String key(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }

  private static Map<String, State> states() {
    Map<String, State> states = new LinkedHashMap<>();
    for (List<String> row : Table.rows("us-states.tsv")) {
      Set<ZoneId> zones =
          Stream.of(row.get(2).split(",")).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
      states.put(row.get(0), new State(row.get(0), row.get(1), zones));
    }
    return states;
  }

  private static Map<String, Set<ZoneId>> areaCodes() {
    Map<String, Set<ZoneId>> codes = new HashMap<>();
    for (List<String> row : Table.rows("us-area-codes.tsv")) {
      Set<ZoneId> zones =
          Stream.of(row.get(1).split(",")).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
      Stream.of(row.get(0).split(",")).forEach(code -> codes.put(code, zones));
    }
    return Map.copyOf(codes);
  }
}
