package dev.drumbeat.db.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.integration.Secrets;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsubscribeLinksTest {
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private final UnsubscribeLinks links =
      new UnsubscribeLinks(Secrets.ofBase64(Secrets.randomKey()));

  @Test
  void isTrueForTheLinkItMadeAndNoOther() {
    String url = links.url(URI.create("https://drum.example.com/"), "key", ATTEMPT).toString();
    String signature = url.substring(url.indexOf("&signature=") + 11);

    assertThat(url)
        .startsWith(
            "https://drum.example.com/webhooks/sendgrid/key/unsubscribe?attempt=" + ATTEMPT);
    assertThat(links.verify("key", ATTEMPT, signature)).isTrue();
    assertThat(links.verify("key", UUID.randomUUID(), signature)).isFalse();
    assertThat(links.verify("other", ATTEMPT, signature)).isFalse();
    assertThat(links.verify("key", ATTEMPT, signature.substring(1))).isFalse();
    assertThat(links.verify("key", ATTEMPT, "")).isFalse();
  }
}
