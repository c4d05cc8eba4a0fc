package dev.drumbeat.simulator.twilio;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.simulator.http.Params;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a call was asked to be.
 *
 * @param url where TwiML is fetched; wins over {@code twiml}
 * @param detection machine detection, null for none
 * @param timeLimitSeconds after which the call is cut
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallForm(
    String to,
    String from,
    @Nullable String url,
    String method,
    @Nullable String fallbackUrl,
    @Nullable String twiml,
    @Nullable Callback statusCallback,
    @Nullable Detection detection,
    int timeLimitSeconds) {
  private static final int LONGEST_CALL_SECONDS = 14_400;

  /**
   * @param events of initiated, ringing, answered, completed
   */
  record Callback(String url, String method, Set<String> events) {}

  /**
   * @param untilMessageEnd waits for the beep instead of the first sign of a machine
   * @param asyncCallback where the verdict goes while the call goes on, null to wait for it
   */
  record Detection(boolean untilMessageEnd, boolean async, @Nullable String asyncCallback) {}

  static CallForm of(Params params) {
    return new CallForm(
        params.first("To", ""),
        params.first("From", ""),
        params.first("Url"),
        params.first("Method", "POST"),
        params.first("FallbackUrl"),
        params.first("Twiml"),
        callback(params),
        detection(params),
        Integer.parseInt(params.first("TimeLimit", String.valueOf(LONGEST_CALL_SECONDS))));
  }

  private static @Nullable Callback callback(Params params) {
    String url = params.first("StatusCallback");
    if (url == null) {
      return null;
    }
    Set<String> events = new LinkedHashSet<>();
    params.all("StatusCallbackEvent").forEach(e -> events.addAll(List.of(e.split("\\s+"))));
    return new Callback(
        url,
        params.first("StatusCallbackMethod", "POST"),
        events.isEmpty() ? Set.of("completed") : events);
  }

  /** Digits sent on answer switch detection off. */
  private static @Nullable Detection detection(Params params) {
    String mode = params.first("MachineDetection");
    return mode == null || params.first("SendDigits") != null
        ? null
        : new Detection(
            mode.equals("DetectMessageEnd"),
            params.first("AsyncAmd", "false").equals("true"),
            params.first("AsyncAmdStatusCallback"));
  }
}
