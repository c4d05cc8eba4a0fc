package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.api.webhook.SendGridSignature.SignedBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever bit of a signed call is changed, it is refused and leaves no trace. */
class ForgeryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T19:30:00Z");
  private static final String STAMP = Long.toString(NOW.getEpochSecond());
  private static final KeyPair KEYS = keys();
  private static final Client CLIENT = TestApi.client();
  private static final String PREFIX = "/webhooks/";
  private static final byte[] BATCH =
      "[{\"email\":\"dana@example.com\",\"event\":\"unsubscribe\"}]\r\n"
          .getBytes(StandardCharsets.UTF_8);
  private static final String FORM =
      "ToCountry=US&From=%2B12065550147&Body=STOP+%E2%82%AC&MessageSid=SM1&To=%2B12065550100";
  private static final Call CALL = Call.signed(TwilioCaller.of(CLIENT));

  @Test
  void noBitOfASendGridSignatureMayDiffer() {
    String signature = sign();

    assertThat(accepts(signature, STAMP, BATCH)).isTrue();
    assertThat(
            flips(signature.getBytes(StandardCharsets.US_ASCII))
                .filter(each -> accepts(text(each), STAMP, BATCH)))
        .isEmpty();
    assertThat(
            IntStream.range(0, signature.length())
                .filter(length -> accepts(signature.substring(0, length), STAMP, BATCH)))
        .isEmpty();
    assertThat(accepts(signature + "=", STAMP, BATCH)).isFalse();
  }

  @Test
  void noByteOfASendGridBodyOrTimestampMayDiffer() {
    String signature = sign();

    assertThat(oneOfEachByte(BATCH).filter(each -> accepts(signature, STAMP, each))).isEmpty();
    assertThat(
            oneOfEachByte(STAMP.getBytes(StandardCharsets.US_ASCII))
                .filter(each -> accepts(signature, text(each), BATCH)))
        .isEmpty();
  }

  @Test
  void noBitOfATwilioFormSignatureOrAddressMayDiffer() {
    String url = "https://drum.example.com/webhooks/twilio/k/inbound?attempt=1";
    Form form = Form.parse(FORM).orElseThrow();
    String signature = TwilioCaller.sign(url + signedText());

    assertThat(TwilioSignature.valid(TwilioCaller.TOKEN, url, form, signature)).isTrue();
    assertThat(
            flips(signature.getBytes(StandardCharsets.US_ASCII))
                .filter(each -> TwilioSignature.valid(TwilioCaller.TOKEN, url, form, text(each))))
        .isEmpty();
    assertThat(
            flips(url.getBytes(StandardCharsets.US_ASCII))
                .filter(
                    each -> TwilioSignature.valid(TwilioCaller.TOKEN, text(each), form, signature)))
        .isEmpty();
    assertThat(
            flips(FORM.getBytes(StandardCharsets.US_ASCII))
                .flatMap(each -> Form.parse(new String(each, StandardCharsets.UTF_8)).stream())
                .filter(each -> !each.equals(form))
                .filter(each -> TwilioSignature.valid(TwilioCaller.TOKEN, url, each, signature)))
        .isEmpty();
  }

  @Property(tries = 60)
  void aChangedCallIsRefusedAndStoresNothing(
      @ForAll Part part,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(max = 7) int bit) {
    Call call = CALL.changed(part, place, bit);
    // A digit of %2B in lower case is the same form, and Twilio signs forms.
    Assume.that(part != Part.BODY || !Form.parse(call.body()).equals(Form.parse(CALL.body())));

    // 400 is Tomcat's word for what is no address or no header at all.
    assertThat(call.send(TestApi.port())).isIn(403, part == Part.BODY ? 403 : 400);
    assertThat(stored()).isEqualTo("0");
  }

  /** What is changed of a call. */
  enum Part {
    ADDRESS,
    SIGNATURE,
    BODY
  }

  /** A call of the webhook as bytes, one character each. */
  private record Call(String address, String signature, String body) {
    static Call signed(TwilioCaller twilio) {
      String route = "/inbound?attempt=1";
      return new Call(
          twilio.path() + route, TwilioCaller.sign(twilio.url(route) + signedText()), FORM);
    }

    Call changed(Part part, int place, int bit) {
      return switch (part) {
        case ADDRESS ->
            new Call(
                PREFIX + flip(address.substring(PREFIX.length()), place, bit), signature, body);
        case SIGNATURE -> new Call(address, flip(signature, place, bit), body);
        case BODY -> new Call(address, signature, flip(body, place, bit));
      };
    }

    int send(int port) {
      String request =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Twilio-Signature: %s\r\n"
                  .formatted(address, signature)
              + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(body.length(), body);
      try (var socket = new Socket("localhost", port)) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String answer =
            new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        return Integer.parseInt(answer.substring(9));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String stored() {
    return Ledger.query(
            "select (select count(*) from inbox where workspace_id = w.id)"
                + " + (select count(*) from inbox_seen where workspace_id = w.id)"
                + " + (select count(*) from inbound_message where workspace_id = w.id)"
                + " + (select count(*) from suppression where workspace_id = w.id)"
                + " from workspace w where w.id = ?",
            CLIENT.workspace())
        .getFirst();
  }

  private static String signedText() {
    return "BodySTOP \u20ACFrom+12065550147MessageSidSM1To+12065550100ToCountryUS";
  }

  private static Stream<byte[]> oneOfEachByte(byte[] bytes) {
    return flips(bytes, IntStream.range(0, bytes.length).map(at -> at * 8 + at % 8));
  }

  private static Stream<byte[]> flips(byte[] bytes) {
    return flips(bytes, IntStream.range(0, bytes.length * 8));
  }

  private static Stream<byte[]> flips(byte[] bytes, IntStream bits) {
    return bits.mapToObj(i -> {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      return flipped;
    });
  }

  private static String flip(String text, int place, int bit) {
    int at = place % text.length();
    char flipped = (char) (text.charAt(at) ^ 1 << bit);
    return text.substring(0, at) + flipped + text.substring(at + 1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean accepts(String signature, String timestamp, byte[] body) {
    return new SendGridSignature(
            Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
            Duration.ofMinutes(10))
        .valid(new SignedBody(signature, timestamp, body), NOW);
  }

  private static String sign() {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(KEYS.getPrivate());
      signer.update(STAMP.getBytes(StandardCharsets.UTF_8));
      signer.update(BATCH);
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
