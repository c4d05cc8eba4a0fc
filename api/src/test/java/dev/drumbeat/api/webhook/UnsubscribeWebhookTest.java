package dev.drumbeat.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.Ledger;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.UnsubscribeLinks;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsubscribeWebhookTest {
  private final Client client = TestApi.client();
  private final Client anonymous = TestApi.anonymous();
  private final String link = link();

  @Test
  void aPageAsksAndChangesNothing() {
    var page = anonymous.get(link).expect(200);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<button>Unsubscribe</button>").doesNotContain(Ledger.EMAIL);
    assertThat(suppressions()).isEmpty();
  }

  @Test
  void oneClickUnsubscribesAndSoDoesASecond() {
    oneClick(link).expect(200);
    oneClick(link).expect(200);

    assertThat(suppressions()).containsExactly("EMAIL OPT_OUT");
    assertThat(Ledger.query("select kind from inbox where workspace_id = ?", client.workspace()))
        .containsExactly("UNSUBSCRIBE");
  }

  @Test
  void aLinkThatWeDidNotMakeDoesNothing() {
    oneClick(link.substring(0, link.length() - 2)).expectProblem(403);
    oneClick(link.replaceAll("&signature=.*", "")).expectProblem(403);
    oneClick(link.replaceAll("attempt=[0-9a-f]", "attempt=z")).expectProblem(403);
    oneClick("/webhooks/sendgrid/unknown/unsubscribe?attempt=1").expectProblem(403);

    assertThat(suppressions()).isEmpty();
  }

  private dev.drumbeat.api.Answer oneClick(String path) {
    return anonymous.send(
        anonymous
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private String link() {
    Ledger mail = Ledger.sent(client.workspace(), "EMAIL", "{}");
    String key =
        TestApi.bean(IntegrationStore.class)
            .upsert(
                client.workspace(),
                new NewIntegration(
                    Provider.SENDGRID,
                    Mode.SIMULATED,
                    URI.create("http://localhost:1"),
                    Map.of("apiKey", "x", "webhookPublicKey", "x")))
            .webhookKey();
    return TestApi.bean(UnsubscribeLinks.class)
        .url(URI.create(TestApi.PUBLIC_URL), key, mail.attempt())
        .toString()
        .substring(TestApi.PUBLIC_URL.length());
  }

  private List<String> suppressions() {
    return Ledger.query(
        "select channel || ' ' || reason from suppression where workspace_id = ?",
        client.workspace());
  }
}
