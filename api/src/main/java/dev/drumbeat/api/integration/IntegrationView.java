package dev.drumbeat.api.integration;

import dev.drumbeat.db.integration.IntegrationSummary;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as a client reads it.
 *
 * @param webhookUrl what the provider's webhook addresses begin with
 */
record IntegrationView(
    UUID id,
    Provider provider,
    Mode mode,
    @Nullable String baseUrl,
    String webhookUrl,
    Instant createdAt,
    Instant updatedAt) {
  static IntegrationView of(IntegrationSummary integration, String publicUrl) {
    String name = integration.provider().name().toLowerCase(Locale.ROOT);
    return new IntegrationView(
        integration.id(),
        integration.provider(),
        integration.mode(),
        integration.baseUrl(),
        publicUrl + "/webhooks/" + name + "/" + integration.webhookKey(),
        integration.createdAt(),
        integration.updatedAt());
  }
}
