package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.db.integration.Integration;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import io.temporal.failure.ApplicationFailure;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A workspace's accounts at providers, as the clients want them. */
public final class Accounts {
  private final IntegrationStore integrations;
  private final URI publicUrl;

  /**
   * Makes them.
   *
   * @param publicUrl where providers reach the API
   */
  public Accounts(IntegrationStore integrations, URI publicUrl) {
    this.integrations = integrations;
    this.publicUrl = publicUrl;
  }

  public Optional<ProviderAccount> find(UUID workspace, Provider provider) {
    return integrations.credentials(workspace, provider).map(this::account);
  }

  /** An account that a send needs; retried until somebody has configured it. */
  public ProviderAccount get(UUID workspace, Provider provider) {
    return find(workspace, provider)
        .orElseThrow(() ->
            ApplicationFailure.newFailure(
                provider + " is not configured in this workspace", "NOT_CONFIGURED"));
  }

  public URI publicUrl() {
    return publicUrl;
  }

  private ProviderAccount account(Integration integration) {
    return new ProviderAccount(
        integration.provider().name(),
        integration.mode() == Mode.LIVE,
        integration.baseUrl(),
        integration.credentials(),
        callbacks(integration));
  }

  private URI callbacks(Integration integration) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    String provider = integration.provider().name().toLowerCase(Locale.ROOT);
    return URI.create(base + "/webhooks/" + provider + "/" + integration.webhookKey());
  }
}
