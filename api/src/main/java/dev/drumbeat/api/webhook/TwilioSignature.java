package dev.drumbeat.api.webhook;

import dev.drumbeat.api.webhook.Form.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature of a form: HMAC-SHA1, under the account's token, of the address and of every
 * name and value, sorted by name (twilio.com/docs/usage/security). Where a name is repeated its
 * libraries sign each distinct value, sorted; the order of sending is taken as well.
 */
final class TwilioSignature {
  private TwilioSignature() {}

  static boolean valid(String authToken, String url, Form form, String signature) {
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    Comparator<Field> byName = Comparator.comparing(Field::name);
    String distinct =
        text(form.fields().stream().distinct().sorted(byName.thenComparing(Field::value)));
    String asSent = text(form.fields().stream().sorted(byName));
    // Both are always compared, so that the time taken tells nothing.
    return matches(authToken, url + distinct, given) | matches(authToken, url + asSent, given);
  }

  private static String text(Stream<Field> fields) {
    return fields.map(field -> field.name() + field.value()).collect(Collectors.joining());
  }

  private static boolean matches(String authToken, String text, byte[] given) {
    return MessageDigest.isEqual(sign(authToken, text).getBytes(StandardCharsets.UTF_8), given);
  }

  private static String sign(String authToken, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
