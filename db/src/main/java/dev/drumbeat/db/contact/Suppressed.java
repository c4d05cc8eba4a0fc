package dev.drumbeat.db.contact;

import dev.drumbeat.journey.Channel;
import java.util.Map;

/**
 * A suppression to be written.
 *
 * @param source who says so: TWILIO, SENDGRID, API …
 * @param evidence what shows it, small and without message texts
 */
public record Suppressed(
    long pointId, Channel channel, Reason reason, String source, Map<String, Object> evidence) {
  public Suppressed {
    evidence = Map.copyOf(evidence);
  }

  /** Why a contact point is not addressed. */
  public enum Reason {
    OPT_OUT,
    BOUNCE,
    COMPLAINT,
    WRONG_NUMBER,
    UNREACHABLE,
    DNC,
    LITIGATOR,
    OPERATOR
  }
}
