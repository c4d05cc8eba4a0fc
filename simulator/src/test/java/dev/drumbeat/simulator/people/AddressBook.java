package dev.drumbeat.simulator.people;

import dev.drumbeat.simulator.draw.Draw;
import java.util.stream.IntStream;

/** Streets of seed 1 that both property providers know. */
public final class AddressBook {
  private static final People PEOPLE_OF_SEED_1 = new People(1);

  private AddressBook() {}

  public static String found() {
    return IntStream.range(100, 1_000)
        .mapToObj(i -> i + " Olive Way")
        .filter(street -> known(new Address(street, "Seattle", "WA", "98101")))
        .findFirst()
        .orElseThrow();
  }

  public static String ofALitigator() {
    return IntStream.range(100, 10_000)
        .mapToObj(i -> i + " Olive Way")
        .filter(street -> sues(new Address(street, "Seattle", "WA", "98101")))
        .findFirst()
        .orElseThrow();
  }

  private static boolean sues(Address address) {
    Owner owner = PEOPLE_OF_SEED_1.owners().of(address);
    Person person = PEOPLE_OF_SEED_1.contacts().of(owner.name(), owner.company(), "WA");
    return person != null
        && person.litigator()
        && !Draw.of(1, "batchdata " + address.key()).chance("no match", 0.05);
  }

  private static boolean known(Address address) {
    Owner owner = PEOPLE_OF_SEED_1.owners().of(address);
    Person person = PEOPLE_OF_SEED_1.contacts().of(owner.name(), owner.company(), "WA");
    return person != null
        && !person.litigator()
        && !Draw.of(1, "regrid " + address.key()).chance("miss", 0.03)
        && !Draw.of(1, "batchdata " + address.key()).chance("no match", 0.05);
  }
}
