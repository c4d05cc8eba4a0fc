package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
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
    String normalised = Addresses.normalised(value, "/value");
    PointKind kind = normalised.contains("@") ? PointKind.EMAIL : PointKind.PHONE;
    if ((kind == PointKind.EMAIL) != (channel == Channel.EMAIL)) {
      throw new InvalidRequest(
          Fault.error("/value", "WRONG_CHANNEL", "Can't be addressed by " + channel.json()));
    }
    return new Point(kind, normalised, false);
  }
}
