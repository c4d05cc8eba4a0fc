package dev.drumbeat.simulator.people;

import dev.drumbeat.simulator.draw.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an owner is reached: a pure function of the seed, the owner's name and the state, so that one
 * owner of several places has one phone.
 */
public final class Contacts {
  private static final double SECOND_PHONE = 0.4;
  private static final double MOBILE = 0.8;
  private static final double ON_DNC_LIST = 0.04;
  private static final double LITIGATOR = 0.005;
  private static final double NO_CONSENT = 0.04;
  private static final double HAS_EMAIL = 0.9;
  private static final List<String> CARRIERS =
      List.of("VERIZON WIRELESS", "AT&T MOBILITY", "T-MOBILE USA", "COMCAST PHONE", "LUMEN");
  private static final List<String> MAIL_DOMAINS =
      List.of("example.com", "example.org", "example.net");
  private static final Instant FIRST_CONSENT = Instant.parse("2025-01-15T17:00:00Z");
  private static final int CONSENT_DAYS = 300;

  private final long seed;

  Contacts(long seed) {
    this.seed = seed;
  }

  /** The person behind the owner, or null in a state that has no area codes. */
  public @Nullable Person of(String ownerName, boolean company, String state) {
    List<String> areaCodes = AreaCodes.of(state);
    if (areaCodes.isEmpty()) {
      return null;
    }
    String owner = ownerName.strip().toUpperCase(Locale.ROOT);
    Draw draw = Draw.of(seed, "owner " + owner + "|" + state);
    Person.Name name =
        company
            ? new Person.Name(Owners.firstName(draw), Owners.lastName(draw))
            : personName(owner);
    return new Person(
        name,
        phones(draw, areaCodes),
        emails(draw, name),
        draw.chance("litigator", LITIGATOR),
        draw.chance("no consent", NO_CONSENT) ? null : consent(draw));
  }

  private static Person.Name personName(String owner) {
    String[] words = owner.split("\\s+", -1);
    return new Person.Name(capital(words[0]), capital(words[words.length - 1]));
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<Person.Phone> phones(Draw draw, List<String> areaCodes) {
    List<Person.Phone> phones = new ArrayList<>();
    phones.add(phone(draw, "phone 1", areaCodes));
    if (draw.chance("second phone", SECOND_PHONE)) {
      phones.add(phone(draw, "phone 2", areaCodes));
    }
    return phones;
  }

  private static Person.Phone phone(Draw draw, String which, List<String> areaCodes) {
    int line = draw.below(which + " line", 10_000);
    // 555-1212 is directory assistance everywhere.
    String number =
        draw.pick(which + " area", areaCodes) + "555%04d".formatted(line == 1212 ? 1213 : line);
    return new Person.Phone(
        number,
        draw.chance(which + " mobile", MOBILE),
        draw.pick(which + " carrier", CARRIERS),
        60 + draw.below(which + " score", 41),
        draw.chance(which + " dnc", ON_DNC_LIST));
  }

  private static List<String> emails(Draw draw, Person.Name name) {
    if (!draw.chance("email", HAS_EMAIL)) {
      return List.of();
    }
    String local =
        (name.first() + "." + name.last()).toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "");
    String mark = Integer.toString(draw.below("mailbox", 36 * 36 * 36), 36);
    return List.of(local + "." + mark + "@" + draw.pick("domain", MAIL_DOMAINS));
  }

  private static Person.Consent consent(Draw draw) {
    Duration since = Duration.ofDays(draw.below("consent day", CONSENT_DAYS));
    return new Person.Consent(
        List.of("SMS", "VOICE"),
        FIRST_CONSENT.plus(since),
        "simulated web form " + Long.toHexString(draw.bits("form") >>> 40));
  }
}
