package dev.drumbeat.simulator;

import dev.drumbeat.simulator.people.People;
import dev.drumbeat.simulator.people.PhonePersona;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds members of the cast of seed 1 who do what a test needs. */
public final class Cast {
  public static final People PEOPLE = new People(1);

  private Cast() {}

  public static String phone(Predicate<PhonePersona> wanted) {
    return IntStream.range(0, 20_000)
        .mapToObj(i -> "+1206555%04d".formatted(i % 10_000))
        .filter(phone -> wanted.test(PEOPLE.phone(phone)))
        .findFirst()
        .orElseThrow();
  }

  public static String silentPhone() {
    return phone(Cast::isSilent);
  }

  public static boolean isSilent(PhonePersona persona) {
    return takesTexts(persona) && persona.reply() == null;
  }

  public static boolean takesTexts(PhonePersona persona) {
    return !persona.landline() && persona.undeliveredCode() == null;
  }
}
