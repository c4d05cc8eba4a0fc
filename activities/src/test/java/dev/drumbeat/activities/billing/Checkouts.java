package dev.drumbeat.activities.billing;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.webhook.InboxEvent.Checkout;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.stripe.StripeProvider;
import dev.drumbeat.workflows.billing.PaymentActivities;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A workspace whose journeys make payment links at the simulator, by the real activities. */
final class Checkouts implements AutoCloseable {
  private final SendingWorkspace workspace;
  private final Providers providers =
      new Providers(new HttpTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(2)));
  private final PaymentActivities activities;

  private Checkouts(FaultPlan faults, String apiKey) {
    workspace = SendingWorkspace.open(faults);
    var integrations =
        new IntegrationStore(workspace.database(), Secrets.ofBase64(Secrets.randomKey()));
    integrations.upsert(
        workspace.id(),
        new NewIntegration(
            Provider.STRIPE,
            Mode.SIMULATED,
            workspace.provider().url(),
            Map.of("apiKey", apiKey, "webhookSecret", "whsec_x")));
    activities =
        workspace.stub(
            PaymentActivities.class,
            new PaymentActivitiesImpl(
                new ErrandWork(workspace.chunks(), workspace.dispatch()),
                providers,
                new Accounts(integrations, URI.create("http://localhost:1"))));
    workspace.owners(1);
  }

  static Checkouts open(FaultPlan faults) {
    return new Checkouts(faults, StripeProvider.API_KEY);
  }

  static Checkouts withKey(String apiKey) {
    return new Checkouts(FaultPlan.none(), apiKey);
  }

  SendingWorkspace workspace() {
    return workspace;
  }

  /** A fee of 25 dollars that is waited for, a day at most. */
  TestRun launch() {
    return launch("amount: '25.00', currency: USD");
  }

  TestRun launch(String amount) {
    return workspace.launch(
        Texting.campaign(
            "",
            "  text: { type: payment, "
                + amount
                + ", description: 'Fee of {{ property.address }}', onPaid: done, timeout: P1D,"
                + " onTimeout: unpaid, onRejected: refused }\n"
                + "  unpaid: { type: end, outcome: UNPAID }\n"
                + "  refused: { type: end, outcome: REFUSED }\n"));
  }

  void create(TestRun run) {
    activities.createPayments(run.chunk());
  }

  void createAgain(TestRun run, int times) {
    for (int n = 0; n < times; n++) {
      create(run);
      workspace.clock().advance(Duration.ofSeconds(11));
    }
  }

  /** The provider tells, as often as it likes, that the link was paid or can't be any more. */
  void tell(boolean paid) {
    String session = workspace.value("select provider_id from intent");
    var event = new Checkout(session, paid, paid ? new BigDecimal("25.00") : null, "USD");
    String key = "evt_" + paid + System.nanoTime();
    workspace.inbox().accept(workspace.id(), new Incoming(key, session, event, null));
    workspace.relayAll();
  }

  @Override
  public void close() {
    providers.close();
    workspace.close();
  }
}
