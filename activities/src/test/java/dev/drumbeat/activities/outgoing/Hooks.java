package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.outgoing.WebhookActivitiesImpl.Vault;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.secret.SecretStore;
import dev.drumbeat.db.secret.SigningKeys;
import dev.drumbeat.workflows.outgoing.WebhookActivities;
import java.time.Duration;

/** A workspace whose journeys call webhooks, by the real activities. */
final class Hooks implements AutoCloseable {
  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final WebhookClient client;
  private final SecretStore secrets;
  private final SigningKeys signing;
  private final WebhookActivities activities;

  private Hooks(Reach reach, int owners) {
    Secrets sealing = Secrets.ofBase64(Secrets.randomKey());
    secrets = new SecretStore(workspace.database(), sealing);
    signing = new SigningKeys(workspace.database(), sealing);
    client =
        new WebhookClient(new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)), reach);
    activities =
        workspace.stub(
            WebhookActivities.class,
            new WebhookActivitiesImpl(
                new ErrandWork(workspace.chunks(), workspace.dispatch()),
                workspace.database(),
                new Vault(secrets, signing),
                client,
                workspace.clock()));
    workspace.owners(owners);
  }

  static Hooks reaching(Reach reach) {
    return new Hooks(reach, 1);
  }

  static Hooks reaching(Reach reach, int owners) {
    return new Hooks(reach, owners);
  }

  SendingWorkspace workspace() {
    return workspace;
  }

  SecretStore secrets() {
    return secrets;
  }

  SigningKeys signing() {
    return signing;
  }

  /** One webhook, which goes to {@code refused} when it is refused, and saves what it is told. */
  TestRun launch(String url, String more) {
    return workspace.launch(
        Texting.campaign(
            "",
            "  text: { type: webhook, url: '"
                + url
                + "', next: done, onRejected: refused, saveAs: enrollment.crm"
                + more
                + " }\n  refused: { type: end, outcome: REFUSED }\n"));
  }

  void call(TestRun run) {
    activities.callWebhooks(run.chunk());
  }

  /** Calls, waits as long as any retry or doubt takes, and calls again. */
  void callAgain(TestRun run, int times) {
    for (int n = 0; n < times; n++) {
      call(run);
      workspace.clock().advance(Duration.ofSeconds(11));
    }
  }

  /** Why the latest attempt failed, as the timeline says it. */
  String code() {
    return workspace.value(
        "select inputs->>'code' from timeline where inputs->>'code' is not null"
            + " order by id desc limit 1");
  }

  @Override
  public void close() {
    client.close();
    workspace.close();
  }
}
