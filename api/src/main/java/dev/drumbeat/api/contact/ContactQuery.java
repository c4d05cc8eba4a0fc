package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.ContactStore;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts are asked for.
 *
 * @param address an exact phone or e-mail address
 */
record ContactQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable String address,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a property")
        @Nullable String property,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of an owner")
        @Nullable String owner) {
  ContactStore.Filter filter() {
    return new ContactStore.Filter(
        address == null ? null : normalised(address),
        property == null ? null : Long.valueOf(property),
        owner == null ? null : Long.valueOf(owner));
  }

  private static String normalised(String address) {
    return EmailAddresses.normalise(address).or(() -> PhoneNumbers.e164(address)).orElse(address);
  }
}
