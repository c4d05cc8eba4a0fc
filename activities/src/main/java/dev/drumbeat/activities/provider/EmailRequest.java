package dev.drumbeat.activities.provider;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail to one recipient.
 *
 * @param effect opaque label of the intended effect, which comes back with events
 * @param headers e.g. {@code List-Unsubscribe}
 * @param tracked whether its links lead by way of us; the provider must not track them then
 */
public record EmailRequest(
    UUID attempt,
    String effect,
    String to,
    @Nullable String toName,
    String from,
    @Nullable String fromName,
    String subject,
    String text,
    @Nullable String html,
    Map<String, String> headers,
    boolean tracked) {

  public EmailRequest {
    headers = Map.copyOf(headers);
  }

  /** Without anything personal. */
  @Override
  public String toString() {
    return "EmailRequest[" + attempt + ", " + effect + "]";
  }
}
