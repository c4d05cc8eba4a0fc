package dev.drumbeat.journey.time;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every zone and US state in which a recipient could be, by phone, ZIP and address.
 *
 * @param placed false when nothing says where: then the narrowest window holds
 */
public record Whereabouts(SortedSet<ZoneId> zones, SortedSet<String> states, boolean placed) {
  public Whereabouts {
    SortedSet<ZoneId> ordered = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    ordered.addAll(zones);
    zones = Collections.unmodifiableSortedSet(ordered);
    states = Collections.unmodifiableSortedSet(new TreeSet<>(states));
  }

  public static Whereabouts of(
      @Nullable String e164Phone, @Nullable String zip, @Nullable String state) {
    throw new UnsupportedOperationException(e164Phone + zip + state);
  }

  static Whereabouts at(Collection<ZoneId> zones, Collection<String> states) {
    SortedSet<ZoneId> ordered = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    ordered.addAll(zones);
    return new Whereabouts(ordered, new TreeSet<>(states), !ordered.isEmpty());
  }

  /** The zone to show and to wait by: the westernmost now, so that a local time is never early. */
  public ZoneId zone() {
    throw new UnsupportedOperationException(toString());
  }
}
