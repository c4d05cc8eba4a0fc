package dev.drumbeat.db.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.webhook.TrackedLinks.Tracked;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackedLinksTest {
  private static final Tracked LINK = new Tracked(UUID.randomUUID(), UUID.randomUUID(), 7);

  private final TrackedLinks links = new TrackedLinks(Secrets.ofBase64(Secrets.randomKey()));
  private final String token = token(links);

  @Test
  void isReadByWhoMadeIt() {
    assertThat(links.read(token)).contains(LINK);
    assertThat(token).matches("[A-Za-z0-9_-]{67}");
  }

  @Test
  void isNothingWithAnotherKeyOrAnyBitChanged() {
    assertThat(new TrackedLinks(Secrets.ofBase64(Secrets.randomKey())).read(token)).isEmpty();
    for (int at = 0; at < token.length() - 1; at++) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(links.read(changed)).as(changed).isEmpty();
    }
    assertThat(links.read("")).isEmpty();
    assertThat(links.read("!")).isEmpty();
    assertThat(links.read(token + "AAAA")).isEmpty();
  }

  private static String token(TrackedLinks links) {
    String path = links.url(URI.create("https://d.example/"), LINK).getPath();
    assertThat(path).startsWith("/l/");
    return path.substring("/l/".length());
  }
}
