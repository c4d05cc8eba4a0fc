package dev.drumbeat.db.webhook;

import dev.drumbeat.db.integration.Provider;
import java.util.UUID;

/** Whose webhook address it is. */
public record WebhookRoute(UUID workspace, UUID integration, Provider provider) {}
