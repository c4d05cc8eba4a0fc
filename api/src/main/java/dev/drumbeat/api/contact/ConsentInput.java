package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.contact.NewContact.Agreement;
import dev.drumbeat.db.contact.NewContact.Basis;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A consent as a client writes it.
 *
 * @param value a phone for SMS and voice, an e-mail address for e-mail
 * @param at when the person agreed, not when it is written down
 */
record ConsentInput(
    Channel channel,
    @NotBlank @Size(max = 320) String value,
    Basis basis,
    @NotBlank @Size(max = 500) String evidence,
    Instant at) {
  Agreement agreement(Instant now) {
    if (at.isAfter(now)) {
      throw new InvalidRequest(
          Fault.error("/at", "IN_FUTURE", "Nobody has agreed to anything yet then"));
    }
    return new Agreement(channel, basis, evidence, at);
  }
}
