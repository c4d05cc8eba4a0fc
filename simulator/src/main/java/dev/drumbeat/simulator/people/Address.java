package dev.drumbeat.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place, however it was written. Two spellings that {@link #key} alike are one place.
 *
 * @param state two letters, empty when none was found
 */
public record Address(String street, String city, String state, @Nullable String zip) {
  private static final Pattern STATE_AND_ZIP =
      Pattern.compile("^(.*?)[,\\s]+([A-Za-z]{2})[,\\s]*(\\d{5})?(?:-\\d{4})?$");
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("AVENUE", "AVE"),
          Map.entry("AV", "AVE"),
          Map.entry("STREET", "ST"),
          Map.entry("ROAD", "RD"),
          Map.entry("BOULEVARD", "BLVD"),
          Map.entry("DRIVE", "DR"),
          Map.entry("PLACE", "PL"),
          Map.entry("LANE", "LN"),
          Map.entry("COURT", "CT"),
          Map.entry("HIGHWAY", "HWY"),
          Map.entry("PARKWAY", "PKWY"),
          Map.entry("NORTH", "N"),
          Map.entry("SOUTH", "S"),
          Map.entry("EAST", "E"),
          Map.entry("WEST", "W"),
          Map.entry("NORTHEAST", "NE"),
          Map.entry("NORTHWEST", "NW"),
          Map.entry("SOUTHEAST", "SE"),
          Map.entry("SOUTHWEST", "SW"));

  public Address {
    street = street.strip();
    city = city.strip();
    state = state.strip().toUpperCase(Locale.ROOT);
    zip = zip == null || zip.isBlank() ? null : zip.strip();
  }

  /** Reads {@code 405 Olive Way, Seattle, WA 98101}, with or without the ZIP. */
  public static Address parse(String line) {
    Matcher matcher = STATE_AND_ZIP.matcher(line.strip());
    if (!matcher.matches()) {
      return new Address(line, "", "", null);
    }
    String before = matcher.group(1);
    int comma = before.lastIndexOf(',');
    return comma < 0
        ? new Address(before, "", matcher.group(2), matcher.group(3))
        : new Address(
            before.substring(0, comma),
            before.substring(comma + 1),
            matcher.group(2),
            matcher.group(3));
  }

  /** Street, city and state; the ZIP is left out, because sources often lack it. */
  public String key() {
    return normal(street) + "|" + normal(city) + "|" + state;
  }

  /** The neighbourhood in which one owner may hold several properties. */
  String neighbourhood() {
    return zip == null ? normal(city) + "|" + state : zip;
  }

  private static String normal(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(SHORT.getOrDefault(word, word));
      }
    }
    return String.join(" ", words);
  }
}
