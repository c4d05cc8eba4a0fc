package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import java.util.Optional;

/** Reads a phone or an e-mail address. */
final class Addresses {
  private Addresses() {}

  static String normalised(String text, String pointer) {
    Optional<String> found =
        text.contains("@") ? EmailAddresses.normalise(text) : PhoneNumbers.e164(text);
    return found.orElseThrow(() ->
        new InvalidRequest(
            Fault.error(pointer, "BAD_FORMAT", "Is neither a phone nor an e-mail address")));
  }
}
