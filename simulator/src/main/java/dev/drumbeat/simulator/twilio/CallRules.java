package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Params;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Twilio checks before it takes a call, with its codes. */
final class CallRules {
  private static final int MAX_TWIML_CHARACTERS = 4_000;
  private static final int MAX_TIMEOUT_SECONDS = 600;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  /** Twilio's documentation of test credentials, "Making calls", parameter To. */
  private static final Map<String, Integer> TO_REFUSED =
      Map.of(
          "+15005550001", 21217,
          "+15005550002", 21214,
          "+15005550003", 21215,
          "+15005550004", 21216);

  private CallRules() {}

  /** The first fault, null when the call is fine. */
  static @Nullable TwilioError check(Params params) {
    TwilioError error = recipient(params.first("To"));
    error = error == null ? caller(params.first("From")) : error;
    error = error == null ? instructions(params) : error;
    error = error == null ? CallbackUrls.check(params.first("StatusCallback")) : error;
    error = error == null ? detection(params.first("MachineDetection")) : error;
    error = error == null ? seconds(params, "Timeout", MAX_TIMEOUT_SECONDS) : error;
    return error == null ? seconds(params, "TimeLimit", 86_400) : error;
  }

  private static @Nullable TwilioError recipient(@Nullable String to) {
    if (to == null) {
      return TwilioError.badRequest(21201, "No 'To' number is specified");
    }
    if (!Numbers.isE164(to)) {
      return TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
    }
    Integer code = TO_REFUSED.get(to);
    return code == null ? null : TwilioError.badRequest(code, "'To' number refused: " + to);
  }

  private static @Nullable TwilioError caller(@Nullable String from) {
    if (from == null) {
      return TwilioError.badRequest(21213, "'From' phone number is required");
    }
    return Numbers.isE164(from) && !Numbers.FROM_REFUSED.containsKey(from)
        ? null
        : TwilioError.badRequest(21212, "Invalid From Number (caller ID): " + from);
  }

  private static @Nullable TwilioError instructions(Params params) {
    String url = params.first("Url");
    String twiml = params.first("Twiml");
    if (url != null) {
      return CallbackUrls.isValid(url)
          ? null
          : TwilioError.badRequest(21205, "Url is not a valid URL: " + url);
    }
    if (twiml == null) {
      return TwilioError.badRequest(21205, "Url, Twiml or ApplicationSid is required");
    }
    return twiml.length() <= MAX_TWIML_CHARACTERS
        ? null
        : TwilioError.badRequest(20001, "Twiml must be at most 4000 characters");
  }

  private static @Nullable TwilioError detection(@Nullable String mode) {
    return mode == null || mode.equals("Enable") || mode.equals("DetectMessageEnd")
        ? null
        : TwilioError.badRequest(20001, "Invalid MachineDetection: " + mode);
  }

  private static @Nullable TwilioError seconds(Params params, String name, int most) {
    String value = params.first(name);
    boolean fine =
        value == null
            || (SECONDS.matcher(value).matches()
                && Integer.parseInt(value) >= 1
                && Integer.parseInt(value) <= most);
    return fine ? null : TwilioError.badRequest(20001, "Invalid " + name + ": " + value);
  }
}
