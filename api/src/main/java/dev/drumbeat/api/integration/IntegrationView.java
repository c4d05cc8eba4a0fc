package dev.drumbeat.api.integration;

import dev.drumbeat.db.integration.IntegrationSummary;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as a client reads it.
 *
 * @param webhookUrl what the provider's webhook addresses begin with
 * @param inboundMailUrl what to enter at SendGrid's Inbound Parse, a secret; null for all others
 */
record IntegrationView(
    UUID id,
    Provider provider,
    Mode mode,
    @Nullable String baseUrl,
    String webhookUrl,
    @Nullable URI inboundMailUrl,
    Instant createdAt,
    Instant updatedAt) {
  static IntegrationView of(
      IntegrationSummary integration, String publicUrl, @Nullable URI inboundMailUrl) {
    String name = integration.provider().name().toLowerCase(Locale.ROOT);
    return new IntegrationView(
        integration.id(),
        integration.provider(),
        integration.mode(),
        integration.baseUrl(),
        publicUrl + "/webhooks/" + name + "/" + integration.webhookKey(),
        inboundMailUrl,
        integration.createdAt(),
        integration.updatedAt());
  }
}
