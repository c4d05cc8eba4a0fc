package dev.drumbeat.journey.time;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which state and zone a ZIP code lies. */
final class ZipCodes {
  private static final Pattern ZIP = Pattern.compile("\\d{5}(-?\\d{4})?");
  private static final NavigableMap<Integer, Run> RUNS = runs();
  private static final NavigableMap<Integer, Run> PREFIXES = prefixes();
  private static final Place NOWHERE = new Place(Set.of(), Set.of());

  private ZipCodes() {}

  /** Where a code could lie; empty sets when nothing is known. */
  record Place(Set<String> states, Set<ZoneId> zones) {}

  private record Run(int to, Place place) {}

  /** By all five digits; for a code that the table lacks by the first three, with more zones. */
  static Place place(@Nullable String zip) {
    if (zip == null || !ZIP.matcher(zip.strip()).matches()) {
      return NOWHERE;
    }
    int code = Integer.parseInt(zip.strip().substring(0, 5));
    Place known = find(RUNS, code);
    return known.equals(NOWHERE) ? find(PREFIXES, code / 100) : known;
  }

  private static Place find(NavigableMap<Integer, Run> runs, int code) {
    Map.Entry<Integer, Run> run = runs.floorEntry(code);
    return run == null || run.getValue().to() < code ? NOWHERE : run.getValue().place();
  }

  private static NavigableMap<Integer, Run> runs() {
    NavigableMap<Integer, Run> runs = new TreeMap<>();
    for (List<String> row : Table.rows("us-zip-zones.tsv")) {
      Set<ZoneId> zones =
          Stream.of(row.get(3).split(",")).map(ZoneId::of).collect(Collectors.toUnmodifiableSet());
      put(runs, row, zones);
    }
    return runs;
  }

  private static NavigableMap<Integer, Run> prefixes() {
    NavigableMap<Integer, Run> runs = new TreeMap<>();
    for (List<String> row : Table.rows("us-zip-prefixes.tsv")) {
      Set<ZoneId> zones =
          Stream.of(row.get(2).split(","))
              .flatMap(state -> UnitedStates.zones(state).stream())
              .collect(Collectors.toUnmodifiableSet());
      put(runs, row, zones);
    }
    return runs;
  }

  private static void put(NavigableMap<Integer, Run> runs, List<String> row, Set<ZoneId> zones) {
    Place place = new Place(Set.of(row.get(2).split(",")), zones);
    runs.put(Integer.parseInt(row.get(0)), new Run(Integer.parseInt(row.get(1)), place));
  }
}
