package dev.drumbeat.activities.billing;

import dev.drumbeat.activities.billing.PaymentLinks.Till;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.workflows.billing.PaymentActivities;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import java.net.URI;
import java.util.UUID;

/** Makes payment links for a chunk's leads. */
public final class PaymentActivitiesImpl implements PaymentActivities {
  private final ErrandWork work;
  private final Providers providers;
  private final Accounts accounts;

  public PaymentActivitiesImpl(ErrandWork work, Providers providers, Accounts accounts) {
    this.work = work;
    this.providers = providers;
    this.accounts = accounts;
  }

  @Override
  public Moved createPayments(Chunk chunk) {
    UUID workspace = UUID.fromString(chunk.cohort().workspaceId());
    return work.work(
        chunk,
        new PaymentErrand(),
        (claim, kept) ->
            new PaymentLinks(
                providers.checkout(),
                new Till(workspace, accounts.get(workspace, Provider.STRIPE), thanks()),
                claim,
                kept));
  }

  private URI thanks() {
    return URI.create(accounts.publicUrl().toString().replaceAll("/+$", "") + "/paid");
  }
}
