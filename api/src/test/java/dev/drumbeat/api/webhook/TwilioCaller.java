package dev.drumbeat.api.webhook;

import com.twilio.security.RequestValidator;
import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls webhooks as Twilio does: a signed form. */
record TwilioCaller(Client client, String path) {
  static final String TOKEN = "token-of-the-test-account";

  /** Sets Twilio up for a workspace, simulated. */
  static TwilioCaller of(Client client) {
    String url =
        client
            .put(
                "/api/integrations/twilio",
                """
                {'mode': 'SIMULATED', 'baseUrl': 'http://localhost:9000',
                 'credentials': {'accountSid': 'AC01', 'authToken': '%s'}}
                """
                    .formatted(TOKEN))
            .expect(200)
            .at("/data/webhookUrl");
    return new TwilioCaller(client, url.substring(TestApi.PUBLIC_URL.length()));
  }

  Answer call(String route, Map<String, String> form) {
    return send(route, encode(form), signature(route, form));
  }

  Answer send(String route, String body, String signature) {
    Client anonymous = TestApi.anonymous();
    return anonymous.send(
        anonymous
            .request(path + route)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature)
            .POST(BodyPublishers.ofString(body)));
  }

  /** As Twilio's documentation says, and its own validator confirms. */
  String signature(String route, Map<String, String> form) {
    String url = TestApi.PUBLIC_URL + path + route;
    String text =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(each -> each.getKey() + each.getValue())
                .collect(Collectors.joining("", url, ""));
    String signature = sign(text);
    if (!new RequestValidator(TOKEN).validate(url, form, signature)) {
      throw new IllegalStateException("Twilio's validator disagrees");
    }
    return signature;
  }

  String url(String route) {
    return TestApi.PUBLIC_URL + path + route;
  }

  static String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
