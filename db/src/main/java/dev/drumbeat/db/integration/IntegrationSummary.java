package dev.drumbeat.db.integration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as an operator may see it: without secrets. */
public record IntegrationSummary(
    UUID id,
    Provider provider,
    Mode mode,
    @Nullable String baseUrl,
    String webhookKey,
    Instant createdAt,
    Instant updatedAt) {}
