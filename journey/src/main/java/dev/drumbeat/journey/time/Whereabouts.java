package dev.drumbeat.journey.time;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every zone and US state in which a recipient could be, by phone, ZIP and address.
 *
 * @param placed false when nothing says where: then the narrowest window holds
 */
public record Whereabouts(SortedSet<ZoneId> zones, SortedSet<String> states, boolean placed) {
  /** Whose clock shows the time of a person who can't be placed. */
  static final ZoneId UNPLACED = ZoneId.of("America/New_York");

  /** The country code of the US, and of its neighbours in one numbering plan. */
  private static final int NORTH_AMERICA = 1;

  /** Numbers that say nothing of where they ring. */
  private static final Set<PhoneNumberType> ANYWHERE =
      EnumSet.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PERSONAL_NUMBER,
          PhoneNumberType.UAN);

  public Whereabouts {
    SortedSet<ZoneId> ordered = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    ordered.addAll(zones);
    zones = Collections.unmodifiableSortedSet(ordered);
    states = Collections.unmodifiableSortedSet(new TreeSet<>(states));
  }

  /**
   * What phone, ZIP code and state (code or name) leave possible: the union of all three. A state
   * that the ZIP code lies in adds no zone of its own: the code says the same more finely.
   */
  public static Whereabouts of(
      @Nullable String e164Phone, @Nullable String zip, @Nullable String state) {
    ZipCodes.Place byZip = ZipCodes.place(zip);
    SortedSet<ZoneId> zones = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    SortedSet<String> states = new TreeSet<>(byZip.states());
    zones.addAll(byZip.zones());
    UnitedStates.code(state)
        .filter(states::add)
        .ifPresent(elsewhere -> zones.addAll(UnitedStates.zones(elsewhere)));
    geographic(e164Phone)
        .ifPresent(phone -> {
          zones.addAll(zonesOf(phone));
          stateOf(phone).ifPresent(states::add);
        });
    return at(zones, states);
  }

  /** The two-letter code of a US state or territory, given as a code or a name. */
  public static Optional<String> stateCode(String codeOrName) {
    return UnitedStates.code(codeOrName);
  }

  static Whereabouts at(Collection<ZoneId> zones, Collection<String> states) {
    SortedSet<ZoneId> ordered = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    ordered.addAll(zones);
    return new Whereabouts(ordered, new TreeSet<>(states), !ordered.isEmpty());
  }

  /**
   * The one zone to wait by and to show: where it is earliest in the day, so that a local time
   * never comes early for anyone that this person may be.
   */
  public ZoneId zone(Instant at) {
    return zones.stream()
        .min(Comparator.comparingInt(zone -> zone.getRules().getOffset(at).getTotalSeconds()))
        .orElse(UNPLACED);
  }

  private static Optional<PhoneNumber> geographic(@Nullable String e164) {
    if (e164 == null) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = PhoneNumberUtil.getInstance().parse(e164, "US");
      PhoneNumberType type = PhoneNumberUtil.getInstance().getNumberType(number);
      return ANYWHERE.contains(type) ? Optional.empty() : Optional.of(number);
    } catch (NumberParseException unreadable) {
      // What can't be read places nobody; the narrowest window follows from that.
      return Optional.empty();
    }
  }

  private static Set<ZoneId> zonesOf(PhoneNumber number) {
    SortedSet<ZoneId> zones = new TreeSet<>(Comparator.comparing(ZoneId::getId));
    for (String id : PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number)) {
      if (!id.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
        zones.add(ZoneId.of(id));
      }
    }
    if (number.getCountryCode() == NORTH_AMERICA) {
      long areaCode = number.getNationalNumber() / 10_000_000;
      zones.addAll(UnitedStates.splitAreaCode(String.valueOf(areaCode)));
    }
    return zones;
  }

  /** The geocoder says "Seattle, WA", "Washington State" or "Kentucky". */
  private static Optional<String> stateOf(PhoneNumber number) {
    if (number.getCountryCode() != NORTH_AMERICA) {
      return Optional.empty();
    }
    String place =
        PhoneNumberOfflineGeocoder.getInstance().getDescriptionForNumber(number, Locale.ENGLISH);
    String state = place.substring(place.lastIndexOf(',') + 1).replaceFirst(" State$", "");
    return UnitedStates.code(state);
  }
}
