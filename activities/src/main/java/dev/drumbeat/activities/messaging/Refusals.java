package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.contact.Suppressed.Reason;
import java.util.Map;
import java.util.Optional;

/**
 * Provider errors after which a contact point is not addressed again on that channel. Source:
 * Twilio's error dictionary: 21610 the recipient has opted out; 21211 and 21217 not a valid number;
 * 21614 and 21635 not a mobile number; 30005 unknown handset; 30006 landline or unreachable
 * carrier.
 */
public final class Refusals {
  private static final Map<String, Reason> SUPPRESSING =
      Map.of(
          "21610", Reason.OPT_OUT,
          "21211", Reason.UNREACHABLE,
          "21217", Reason.UNREACHABLE,
          "21614", Reason.UNREACHABLE,
          "21635", Reason.UNREACHABLE,
          "30005", Reason.UNREACHABLE,
          "30006", Reason.UNREACHABLE);

  private Refusals() {}

  /** Why a point must be suppressed after this error, if it must. */
  public static Optional<Reason> suppressing(String code) {
    return Optional.ofNullable(SUPPRESSING.get(code));
  }
}
