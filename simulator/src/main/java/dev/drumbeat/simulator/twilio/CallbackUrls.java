package dev.drumbeat.simulator.twilio;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Which URLs Twilio is willing to call: http or https, a host without underscores, 4,000 long. */
final class CallbackUrls {
  private static final int MAX_LENGTH = 4_000;

  private CallbackUrls() {}

  static @Nullable TwilioError check(@Nullable String url) {
    return url == null || isValid(url)
        ? null
        : TwilioError.badRequest(21609, "Invalid 'StatusCallback' URL");
  }

  static boolean isValid(String url) {
    try {
      URI uri = new URI(url);
      // URI finds no host where the authority isn't a host name, and an underscore isn't one.
      return url.length() <= MAX_LENGTH
          && uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
