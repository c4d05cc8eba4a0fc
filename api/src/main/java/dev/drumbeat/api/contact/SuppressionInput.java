package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A suppression as a client writes it.
 *
 * @param value a phone for SMS and voice, an e-mail address for e-mail
 * @param reason OPERATOR when left out
 */
record SuppressionInput(
    Channel channel,
    @NotBlank @Size(max = 320) String value,
    @Nullable Reason reason,
    @Size(max = 500) @Nullable String note) {
  Point point() {
    return Addresses.point(channel, value, "/value");
  }
}
