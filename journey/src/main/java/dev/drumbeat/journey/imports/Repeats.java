package dev.drumbeat.journey.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Notes what repeats within one file. Rows with one address or parcel stay separate properties: a
 * campus has several buildings. A repeated key is the same property once more. Not thread-safe: one
 * for each file, fed in the order of its lines.
 */
public final class Repeats {
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<String, Long> addresses = new HashMap<>();
  private final Map<String, Long> parcels = new HashMap<>();

  /** What this row repeats of the rows before it. */
  public List<Issue> note(long line, PropertyRecord property) {
    List<Issue> issues = new ArrayList<>();
    Long sameKey = keys.putIfAbsent(property.sourceKey(), line);
    if (sameKey != null) {
      issues.add(
          issue(line, "REPEATED_KEY", property.sourceKey(), sameKey, "remove one of both rows"));
    }
    String address = property.address().toUpperCase(Locale.ROOT) + "|" + property.zip();
    Long sameAddress = addresses.putIfAbsent(address, line);
    if (sameAddress != null) {
      issues.add(
          issue(
              line, "REPEATED_ADDRESS", property.address(), sameAddress, "nothing, if both exist"));
    }
    String parcel = property.parcel();
    Long sameParcel = parcel == null ? null : parcels.putIfAbsent(parcel, line);
    if (parcel != null && sameParcel != null) {
      issues.add(issue(line, "REPEATED_PARCEL", parcel, sameParcel, "nothing, if both exist"));
    }
    return issues;
  }

  private static Issue issue(long line, String code, String value, long first, String fix) {
    return new Issue(line, null, value, code, "line " + first + " has the same", fix);
  }
}
