package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Email;
import dev.drumbeat.api.input.Phone;
import dev.drumbeat.db.contact.Contact;
import dev.drumbeat.db.contact.NewContact;
import dev.drumbeat.db.contact.NewContact.Agreement;
import dev.drumbeat.db.contact.NewContact.Basis;
import dev.drumbeat.db.contact.NewContact.Reach;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.LineType;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.contact.PointKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as a client writes it; phones and e-mail addresses in the order of preference.
 *
 * @param key the person's id at its source; made up when left out
 */
record ContactInput(
    @NotBlank @Size(max = 200) @Nullable String key,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of a property")
        @Nullable String propertyId,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of an owner")
        @Nullable String ownerId,
    @Size(max = 100) @Nullable String firstName,
    @Size(max = 200) @Nullable String lastName,
    @Size(max = 20) @Nullable List<PhoneInput> phones,
    @Size(max = 20) @Nullable List<EmailInput> emails,
    @Nullable Map<String, Object> fields,
    @Size(max = 50) @Nullable List<@NotBlank @Size(max = 50) String> tags) {
  /** A phone, and what its owner agreed to. */
  record PhoneInput(
      @Phone String value,
      @Nullable LineType lineType,
      @Nullable List<ContactConsentInput> consents) {
    Reach reach() {
      return new Reach(
          PointKind.PHONE,
          PhoneNumbers.e164(value).orElseThrow(),
          lineType == null ? LineType.UNKNOWN : lineType,
          agreements(consents));
    }
  }

  /** An e-mail address, and what its owner agreed to. */
  record EmailInput(@Email String value, @Nullable List<ContactConsentInput> consents) {
    Reach reach() {
      return new Reach(
          PointKind.EMAIL,
          EmailAddresses.normalise(value).orElseThrow(),
          LineType.UNKNOWN,
          agreements(consents));
    }
  }

  /** To which channel a person agreed, when, and by which evidence. */
  record ContactConsentInput(
      Channel channel, Basis basis, @NotBlank @Size(max = 500) String evidence, Instant at) {}

  /** What is to be stored; an existing contact keeps its key where none is given. */
  NewContact wanted(@Nullable Contact before) {
    String otherwise = before == null ? "api:" + UUID.randomUUID() : before.key();
    return new NewContact(
        key == null ? otherwise : key,
        propertyId == null ? null : Long.valueOf(propertyId),
        ownerId == null ? null : Long.valueOf(ownerId),
        firstName,
        lastName,
        Stream.concat(listed(phones).map(PhoneInput::reach), listed(emails).map(EmailInput::reach))
            .toList(),
        fields == null ? Map.of() : fields,
        tags == null ? List.of() : tags);
  }

  private static <T> Stream<T> listed(@Nullable List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }

  private static List<Agreement> agreements(@Nullable List<ContactConsentInput> consents) {
    return listed(consents)
        .map(each -> new Agreement(each.channel(), each.basis(), each.evidence(), each.at()))
        .toList();
  }
}
