package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.outgoing.Receiver;
import dev.drumbeat.activities.outgoing.Receiver.Reply;
import dev.drumbeat.activities.outgoing.WebhookActivitiesImpl;
import dev.drumbeat.activities.outgoing.WebhookActivitiesImpl.Vault;
import dev.drumbeat.activities.outgoing.WebhookClient;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.secret.SecretStore;
import dev.drumbeat.db.secret.SigningKeys;
import dev.drumbeat.workflows.outgoing.WebhookActivities;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four owners of {@code n8n-handover.yaml} over six weeks, and an n8n that takes one of two. */
class N8nHandoverTest {
  private static final String N8N = "https://n8n.example.com/webhook/drumbeat-lead";

  private final Weeks weeks = new Weeks();
  private final Receiver n8n =
      Receiver.start()
          .answers(
              new Reply(200, "{\"accepted\": true, \"execution\": \"231\"}", Map.of()),
              new Reply(404, "{\"message\": \"not registered\"}", Map.of()));
  private final WebhookClient client = new WebhookClient(HttpTimeouts.STANDARD, n8n.reach());

  N8nHandoverTest() throws SQLException {}

  @BeforeEach
  void owners() {
    var workspace = weeks.workspace();
    Secrets sealing = Secrets.ofBase64(Secrets.randomKey());
    var secrets = new SecretStore(workspace.database(), sealing);
    secrets.put(workspace.id(), "n8n", "a-long-token");
    workspace.stub(
        WebhookActivities.class,
        new WebhookActivitiesImpl(
            new ErrandWork(workspace.chunks(), workspace.dispatch()),
            workspace.database(),
            new Vault(secrets, new SigningKeys(workspace.database(), sealing)),
            client,
            workspace.clock()));
    weeks.owners(4, "seattle");
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
    client.close();
    n8n.close();
  }

  @Test
  void handsTheInterestedOverAndGoesOnByTheAnswer() {
    Story story =
        weeks.launch(
            "n8n-handover.yaml",
            LocalDateTime.of(2027, 3, 1, 10, 0),
            yaml -> yaml.replace(N8N, n8n.url()));
    long taken = story.lead(0);
    long silent = story.lead(1);
    long stops = story.lead(2);
    long refused = story.lead(3);

    story.until(LocalDateTime.of(2027, 3, 1, 15, 0));
    weeks.people().reply(taken, "Yes, I'm interested");
    weeks.people().reply(stops, "STOP");
    story.until(LocalDateTime.of(2027, 3, 1, 16, 0));
    weeks.people().reply(refused, "Yes, I'm interested");
    story.until(LocalDateTime.of(2027, 3, 10, 12, 0));
    story.post(taken, "VIEWING_BOOKED");
    story.until(LocalDateTime.of(2027, 4, 12, 12, 0));

    assertThat(story.sent(taken)).containsExactly("Mon 1 Mar 10:00 text1");
    assertThat(n8n.requests().getFirst().header("Authorization")).isEqualTo("Bearer a-long-token");
    assertThat(n8n.requests().getFirst().body())
        .contains("\"enrollmentId\": \"" + taken + "\"", "\"address\": \"1 Pike St\"");
    assertThat(story.stands(taken)).isEqualTo("DONE booked VIEWING_BOOKED");
    assertThat(story.run().goals()).isEqualTo(1);

    assertThat(story.sent(silent)).containsExactly("Mon 1 Mar 10:00 text1");
    assertThat(story.stands(silent)).isEqualTo("DONE quiet NO_ANSWER");
    assertThat(story.stands(stops)).isEqualTo("EXITED reply1 OPTED_OUT");

    assertThat(n8n.requests()).hasSize(2);
    assertThat(story.asked(refused))
        .containsExactly("Mon 1 Mar 16:00 Call Owner 4 of 4 Pike St: n8n didn't take the lead");
    assertThat(story.stands(refused)).isEqualTo("DONE quiet NO_ANSWER");
    assertThat(story.run().state()).isEqualTo("COMPLETED");
    story.balances();
  }
}
