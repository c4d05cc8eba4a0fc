package dev.drumbeat.api.webhook;

import dev.drumbeat.db.integration.Mode;
import java.util.Optional;
import java.util.UUID;

/**
 * A verified call of a provider.
 *
 * @param mode of the integration that it belongs to
 * @param query of the address, where our own ids stand
 */
record Callback(UUID workspace, String key, Mode mode, Form query, Form form) {
  Optional<UUID> attempt() {
    return query.attempt();
  }

  boolean simulated() {
    return mode == Mode.SIMULATED;
  }
}
