package dev.drumbeat.simulator.people;

import dev.drumbeat.simulator.draw.Draw;
import java.util.stream.IntStream;

/** Streets of seed 1 that both property providers know. */
public final class AddressBook {
  private AddressBook() {}

  public static String found() {
    return IntStream.range(100, 1_000)
        .mapToObj(i -> i + " Olive Way")
        .filter(street -> known(new Address(street, "Seattle", "WA", "98101")))
        .findFirst()
        .orElseThrow();
  }

  private static boolean known(Address address) {
    People people = new People(1);
    Owner owner = people.owners().of(address);
    Person person = people.contacts().of(owner.name(), owner.company(), "WA");
    return person != null
        && !person.litigator()
        && !Draw.of(1, "regrid " + address.key()).chance("miss", 0.03)
        && !Draw.of(1, "batchdata " + address.key()).chance("no match", 0.05);
  }
}
