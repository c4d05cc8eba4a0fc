package dev.drumbeat.journey.time;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead is at home, and so whose clock its waits and windows go by: its property; else what
 * its contact's or owner's record says; else its phones, where all of them ring in one zone.
 *
 * @param phones E.164
 */
public record Home(@Nullable String zip, @Nullable String state, List<String> phones) {
  /** An American address ends so; the code and the state must agree, or it is another country's. */
  private static final Pattern ADDRESS_END =
      Pattern.compile(
          "(?:^|[\\s,])([A-Za-z]{2})[\\s,.]+(\\d{5})(?:-?\\d{4})?[\\s,.]*(?:USA?|United States)?\\.?\\s*$",
          Pattern.CASE_INSENSITIVE);

  public Home {
    phones = List.copyOf(phones);
  }

  private record Place(@Nullable String zip, @Nullable String state) {
    boolean known() {
      return Whereabouts.of(null, zip, state).placed();
    }
  }

  /**
   * Reads it of what is known of a lead, as conditions and templates name it; a missing one is
   * empty.
   */
  public static Home of(
      Map<String, Object> property,
      Map<String, Object> contact,
      Map<String, Object> owner,
      List<String> phones) {
    Place place =
        Stream.concat(Stream.of(place(property)), Stream.of(contact, owner).flatMap(Home::places))
            .filter(Place::known)
            .findFirst()
            .orElse(new Place(null, null));
    return new Home(place.zip(), place.state(), phones);
  }

  /** Every zone that its waits could go by; the earliest in the day is taken. */
  public Whereabouts whereabouts() {
    Whereabouts byAddress = Whereabouts.of(null, zip, state);
    if (byAddress.placed()) {
      return byAddress;
    }
    List<Whereabouts> byPhone =
        phones.stream().map(phone -> Whereabouts.of(phone, null, null)).toList();
    Set<ZoneId> zones = union(byPhone, Whereabouts::zones);
    return zones.size() == 1
        ? Whereabouts.at(zones, union(byPhone, Whereabouts::states))
        : Whereabouts.at(Set.of(), Set.of());
  }

  /** Every zone and state that an effect on a phone must be lawful in. */
  public Whereabouts with(String e164Phone) {
    return Whereabouts.of(e164Phone, zip, state);
  }

  private static <T> Set<T> union(List<Whereabouts> all, Function<Whereabouts, SortedSet<T>> part) {
    return all.stream().flatMap(each -> part.apply(each).stream()).collect(Collectors.toSet());
  }

  private static Place place(Map<String, Object> facts) {
    return new Place(text(facts, "zip"), text(facts, "state"));
  }

  /** Of a person: fields of its own, fields of its mail, or the end of an address in one line. */
  private static Stream<Place> places(Map<String, Object> person) {
    return Stream.of(
        place(person),
        new Place(text(person, "mail_zip"), text(person, "mail_state")),
        ending(text(person, "mail_address")).orElse(new Place(null, null)));
  }

  private static Optional<Place> ending(@Nullable String address) {
    return Optional.ofNullable(address)
        .map(ADDRESS_END::matcher)
        .filter(Matcher::find)
        .map(found -> new Place(found.group(2), found.group(1)))
        .filter(place ->
            UnitedStates.code(place.state())
                .filter(ZipCodes.place(place.zip()).states()::contains)
                .isPresent());
  }

  private static @Nullable String text(Map<String, Object> facts, String name) {
    return facts.get(name) instanceof String text ? text : null;
  }
}
