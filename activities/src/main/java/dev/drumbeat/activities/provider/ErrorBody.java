package dev.drumbeat.activities.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a provider words a refusal. */
@FunctionalInterface
interface ErrorBody {

  /** Null when the JSON is none of the provider's refusals. */
  @Nullable Fault read(JsonNode body);

  /** The code is null where the provider has none. */
  record Fault(@Nullable String code, String message) {}
}
