package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.db.webhook.TrackedLinks.Tracked;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkTest {
  private final Client client = TestApi.client();
  private final Client anonymous = TestApi.anonymous();
  private final Ledger mail =
      Ledger.sent(
          client.workspace(),
          "EMAIL",
          "{\"links\": [\"https://pike.example/a?x=1&y=2\", \"https://pike.example/b\"]}");

  @Test
  void leadsToWhatTheEmailContainedAndIsAClickOnce() {
    Answer first = anonymous.get(link(mail.attempt(), 0)).expect(302);
    anonymous.get(link(mail.attempt(), 0)).expect(302);

    assertThat(first.header("Location")).isEqualTo("https://pike.example/a?x=1&y=2");
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(first.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(clicks()).containsExactly("https://pike.example/a?x=1&y=2");
    anonymous.get(link(mail.attempt(), 1)).expect(302);
    assertThat(clicks()).hasSize(2);
  }

  @Test
  void whatOnlyLooksIsNoClick() {
    assertThat(
            anonymous
                .send(
                    anonymous
                        .request(link(mail.attempt(), 0))
                        .method("HEAD", BodyPublishers.noBody()))
                .expect(302)
                .header("Location"))
        .startsWith("https://pike.example");
    anonymous
        .send(
            anonymous
                .request(link(mail.attempt(), 0))
                .header("Sec-Purpose", "prefetch;prerender")
                .GET())
        .expect(302);

    assertThat(clicks()).isEmpty();
  }

  @Test
  void whatWeDidNotSignLeadsNowhereAndLeavesNothing() {
    String link = link(mail.attempt(), 0);
    String forged = link.substring(0, link.length() - 3) + "AAA";

    anonymous.get(forged).expectProblem(404);
    anonymous.get("/l/x").expectProblem(404);
    anonymous.get(link(mail.attempt(), 2)).expectProblem(404);
    anonymous.get(link(UUID.randomUUID(), 0)).expectProblem(404);

    assertThat(clicks()).isEmpty();
  }

  @Test
  void anEmailWithoutTrackedLinksHasNone() {
    Ledger other = Ledger.sent(TestApi.client().workspace(), "EMAIL", "{}");

    anonymous.get(link(other.attempt(), 0)).expectProblem(404);
  }

  private String link(UUID attempt, int index) {
    return TestApi.bean(TrackedLinks.class)
        .url(URI.create("http://x"), new Tracked(client.workspace(), attempt, index))
        .getPath();
  }

  private List<String> clicks() {
    return Ledger.query(
        "select payload->>'url' from inbox where workspace_id = ? and kind = 'EMAIL_EVENT'"
            + " and payload->>'event' = 'click' order by id",
        client.workspace());
  }
}
