package dev.drumbeat.api.enrollment;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import java.util.Optional;

/** Reads how a client names a person. */
final class Person {
  private Person() {}

  /**
   * A phone or an e-mail address, normalised.
   *
   * @throws InvalidRequest when it is neither
   */
  static String address(String text, String pointer) {
    return find(text)
        .orElseThrow(() ->
            new InvalidRequest(
                Fault.error(pointer, "BAD_FORMAT", "Is neither a phone nor an e-mail address")));
  }

  static Optional<String> find(String text) {
    return text.contains("@") ? EmailAddresses.normalise(text) : PhoneNumbers.e164(text);
  }
}
