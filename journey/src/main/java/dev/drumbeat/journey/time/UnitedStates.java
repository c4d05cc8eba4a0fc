package dev.drumbeat.journey.time;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which zones a US state has, and which state a ZIP code lies in. */
final class UnitedStates {
  private record State(String code, String name, Set<ZoneId> zones) {}

  private record ZipRange(int from, int to, Set<String> states) {}

  private static final Map<String, State> STATES = states();
  private static final Map<String, String> BY_NAME =
      STATES.values().stream().collect(Collectors.toMap(s -> key(s.name()), State::code));
  private static final List<ZipRange> ZIPS = zips();

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

  /** The states in which a ZIP code may lie, by its first three digits. */
  static Set<String> statesOfZip(@Nullable String zip) {
    if (zip == null || !zip.matches("\\d{5}(-?\\d{4})?")) {
      return Set.of();
    }
    int prefix = Integer.parseInt(zip.substring(0, 3));
    return ZIPS.stream()
        .filter(range -> range.from() <= prefix && prefix <= range.to())
        .map(ZipRange::states)
        .findFirst()
        .orElse(Set.of());
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

  private static List<ZipRange> zips() {
    List<ZipRange> ranges = new ArrayList<>();
    for (List<String> row : Table.rows("us-zip-prefixes.tsv")) {
      ranges.add(
          new ZipRange(
              Integer.parseInt(row.get(0)),
              Integer.parseInt(row.get(1)),
              Set.of(row.get(2).split(","))));
    }
    return List.copyOf(ranges);
  }
}
