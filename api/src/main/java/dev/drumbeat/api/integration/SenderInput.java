package dev.drumbeat.api.integration;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.integration.NewSender;
import dev.drumbeat.db.integration.Sender.NumberType;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sender as a client writes it.
 *
 * @param address a phone number for SMS and voice, an e-mail address for e-mail
 * @param perSecond requests a second at most; 1 when left out
 * @param providerNumberId Vapi's id of a voice number that its assistants call from; a number
 *     without one calls by script
 */
record SenderInput(
    @Pattern(
            regexp = "[a-z0-9][a-z0-9-]{0,62}",
            message = "Must be lower-case letters, digits and hyphens, 63 at most")
        String key,
    Channel channel,
    @NotBlank @Size(max = 320) String address,
    @Size(max = 100) @Nullable String displayName,
    @Nullable NumberType numberType,
    @Positive @Nullable BigDecimal perSecond,
    @Nullable Boolean registered,
    @Size(max = 300) @Nullable String postalAddress,
    @Size(max = 60) @Nullable String providerNumberId) {
  NewSender checked() {
    if (providerNumberId != null && (channel != Channel.VOICE || providerNumberId.isBlank())) {
      throw new InvalidRequest(
          Fault.error(
              "/providerNumberId",
              "NOT_ALLOWED",
              "Is Vapi's id of a voice number, and left out of any other"));
    }
    return new NewSender(
        key,
        channel,
        normalised().orElseThrow(this::badAddress),
        displayName,
        numberType,
        perSecond == null ? BigDecimal.ONE : perSecond,
        Boolean.TRUE.equals(registered),
        postalAddress,
        providerNumberId);
  }

  private Optional<String> normalised() {
    return switch (channel) {
      case SMS, VOICE -> PhoneNumbers.e164(address);
      case EMAIL -> EmailAddresses.normalise(address);
    };
  }

  private InvalidRequest badAddress() {
    String wanted =
        switch (channel) {
          case SMS, VOICE -> "a phone number such as +12065550100";
          case EMAIL -> "an e-mail address such as team@example.com";
        };
    return new InvalidRequest(
        Fault.error(
            "/address", "BAD_FORMAT", "Must be " + wanted + " on channel " + channel.json()));
  }
}
