package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.contact.NewContact.Agreement;
import dev.drumbeat.db.contact.NewContact.Basis;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a suppression is lifted.
 *
 * @param consent what the person agreed to since; needed to undo what the person asked for
 */
record LiftInput(@NotBlank @Size(max = 200) String reason, @Nullable NewConsent consent) {
  /** By which evidence a person agreed, and when. */
  record NewConsent(Basis basis, @NotBlank @Size(max = 500) String evidence, Instant at) {
    Agreement of(Channel channel, Instant now) {
      if (at.isAfter(now)) {
        throw new InvalidRequest(
            Fault.error("/consent/at", "IN_FUTURE", "Nobody has agreed to anything yet then"));
      }
      return new Agreement(channel, basis, evidence, at);
    }
  }
}
