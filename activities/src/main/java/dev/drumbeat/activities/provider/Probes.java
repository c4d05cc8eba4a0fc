package dev.drumbeat.activities.provider;

import dev.drumbeat.activities.provider.Probe.Status;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Asks a provider how it is: one authenticated GET that costs nothing and changes nothing. */
public final class Probes {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final OneRequest http;

  Probes(OneRequest http) {
    this.http = http.within(PATIENCE);
  }

  /**
   * Waits at most four seconds.
   *
   * @throws IllegalArgumentException for a provider that can't be asked
   */
  public Probe probe(ProviderAccount account) {
    HttpRequest request = request(account);
    long start = System.nanoTime();
    Verdict verdict = ask(account.provider(), request);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (verdict.status() == Status.HEALTHY && time.compareTo(SLOW) > 0) {
      verdict = new Verdict(Status.DEGRADED, "Answers slowly");
    }
    return new Probe(verdict.status(), (int) time.toMillis(), verdict.detail());
  }

  private record Verdict(Status status, String detail) {
    static final Verdict ANSWERS = new Verdict(Status.HEALTHY, "Answers");
  }

  private Verdict ask(String provider, HttpRequest request) {
    try {
      http.send(request, body -> new ErrorBody.Fault(null, ""));
      return Verdict.ANSWERS;
    } catch (NoSuccess e) {
      return switch (e.answer()) {
        case Answer.Accepted ignored -> Verdict.ANSWERS;
        case Answer.Rejected(int status, String code, String message) ->
            isExpected(provider, status)
                ? Verdict.ANSWERS
                : new Verdict(Status.UNHEALTHY, "HTTP " + status);
        case Answer.NotSent(String code, String reason, var retryAfter) ->
            new Verdict(code.equals("RATE_LIMITED") ? Status.DEGRADED : Status.UNHEALTHY, reason);
        case Answer.Unknown unknown -> new Verdict(Status.UNHEALTHY, unknown.reason());
      };
    }
  }

  /** Refusals of the question that prove the token good: a bad one is a 401. */
  private static boolean isExpected(String provider, int status) {
    return switch (provider) {
      // Regrid bills each record, so it is asked for none.
      case "REGRID" -> status == 400 || status == 422;
      // The wallet is a permission of its own, which a token for skip traces may lack.
      case "BATCHDATA" -> status == 403;
      default -> false;
    };
  }

  private static HttpRequest request(ProviderAccount account) {
    return switch (account.provider()) {
      case "TWILIO" -> twilio(account);
      case "SENDGRID" ->
          get(account.address(SendGridMail.OWN_ADDRESS) + "/v3/scopes")
              .header("Authorization", "Bearer " + account.credential("apiKey"))
              .build();
      case "VAPI" -> VapiCalls.request(account, "/call?limit=1").GET().build();
      case "REGRID" -> get(Regrid.address(account, "&limit=1").toString()).build();
      case "BATCHDATA" ->
          get(account.address(BatchData.OWN_ADDRESS) + "/api/v1/wallet/balance")
              .header("Authorization", "Bearer " + account.credential("token"))
              .build();
      case "STRIPE" ->
          get(account.address(StripeCheckout.OWN_ADDRESS) + "/v1/checkout/sessions?limit=1")
              .header("Authorization", "Bearer " + account.credential("apiKey"))
              .build();
      default -> throw new IllegalArgumentException("No probe for " + account.provider());
    };
  }

  private static HttpRequest twilio(ProviderAccount account) {
    String sid = account.credential("accountSid");
    byte[] pair = (sid + ":" + account.credential("authToken")).getBytes(StandardCharsets.UTF_8);
    return get(account.address(TwilioClients.OWN_ADDRESS) + "/2010-04-01/Accounts/" + sid + ".json")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
        .build();
  }

  private static HttpRequest.Builder get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json");
  }
}
