package dev.drumbeat.activities.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person found at an address.
 *
 * @param phones in the provider's order, each number once
 * @param emails lower case, in the provider's order, each once
 * @param litigator known to sue over unwanted calls
 * @param simulated made up by the simulator
 * @param consent null for everybody real
 */
public record PersonFacts(
    @Nullable String firstName,
    @Nullable String lastName,
    List<PhoneFacts> phones,
    List<String> emails,
    boolean litigator,
    boolean simulated,
    @Nullable ConsentFacts consent) {

  public PersonFacts {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
  }
}
