package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Courier;
import dev.drumbeat.simulator.engine.Delivery;
import dev.drumbeat.simulator.http.Params;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests that Twilio makes, signed as Twilio signs. */
final class TwilioPost {
  private final Courier courier;
  private final String authToken;

  TwilioPost(Courier courier, String authToken) {
    this.courier = courier;
    this.authToken = authToken;
  }

  Delivery send(Notice notice) throws InterruptedException {
    return send(notice, authToken);
  }

  /** The same request from somebody who doesn't know the token. */
  Delivery forge(Notice notice) throws InterruptedException {
    return send(notice, "not-" + authToken);
  }

  private Delivery send(Notice notice, String token) throws InterruptedException {
    String url = withoutFragment(notice.url());
    if (notice.method().equals("GET")) {
      String full = url + (url.contains("?") ? "&" : "?") + notice.params().encode();
      return courier.get(URI.create(full), headers(notice, sign(token, full, Params.parse(""))));
    }
    Map<String, String> headers = headers(notice, sign(token, url, notice.params()));
    return courier.post(URI.create(url), headers, notice.params().encode());
  }

  private static Map<String, String> headers(Notice notice, String signature) {
    return Map.of(
        "Content-Type",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature",
        signature,
        "I-Twilio-Idempotency-Token",
        notice.idempotencyToken(),
        "User-Agent",
        "TwilioProxy/1.1");
  }

  /** Connection overrides ride in the fragment, which is neither sent nor signed. */
  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /** HMAC-SHA1 over the URL and each parameter, sorted by name: Twilio, "Webhooks security". */
  static String sign(String token, String url, Params params) {
    StringBuilder signed = new StringBuilder(url);
    params.entries().stream()
        .sorted(Comparator.comparing(Map.Entry<String, String>::getKey))
        .forEach(entry -> signed.append(entry.getKey()).append(entry.getValue()));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] hash = mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA1", missing);
    }
  }
}
