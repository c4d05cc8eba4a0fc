package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.contact.PointKind;
import java.util.Optional;

/** Reads a phone or an e-mail address. */
public final class Addresses {
  private Addresses() {}

  /** A contact point that a channel reaches. */
  public static Point point(Channel channel, String text, String pointer) {
    Point point = point(text, pointer);
    if ((point.kind() == PointKind.EMAIL) != (channel == Channel.EMAIL)) {
      throw new InvalidRequest(
          Fault.error(pointer, "WRONG_CHANNEL", "Can't be addressed by " + channel.json()));
    }
    return point;
  }

  public static Point point(String text, String pointer) {
    String normalised = normalised(text, pointer);
    PointKind kind = normalised.contains("@") ? PointKind.EMAIL : PointKind.PHONE;
    return new Point(kind, normalised, false);
  }

  static String normalised(String text, String pointer) {
    Optional<String> found =
        text.contains("@") ? EmailAddresses.normalise(text) : PhoneNumbers.e164(text);
    return found.orElseThrow(() ->
        new InvalidRequest(
            Fault.error(pointer, "BAD_FORMAT", "Is neither a phone nor an e-mail address")));
  }
}
