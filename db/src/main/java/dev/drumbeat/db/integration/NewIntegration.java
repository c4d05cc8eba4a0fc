package dev.drumbeat.db.integration;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account to be stored.
 *
 * @param baseUrl needed when it is simulated
 * @param concurrentCalls how many calls of assistants may be open at once; null is the provider's
 *     usual limit
 */
public record NewIntegration(
    Provider provider,
    Mode mode,
    @Nullable URI baseUrl,
    Map<String, String> credentials,
    @Nullable Integer concurrentCalls) {
  public NewIntegration(
      Provider provider, Mode mode, @Nullable URI baseUrl, Map<String, String> credentials) {
    this(provider, mode, baseUrl, credentials, null);
  }

  public NewIntegration {
    credentials = Map.copyOf(credentials);
    if (mode == Mode.SIMULATED && baseUrl == null) {
      throw new IllegalArgumentException("a simulated provider needs a base URL");
    }
    if (!provider.accepts(credentials.keySet())) {
      throw new IllegalArgumentException(
          provider + " asks for the credentials " + provider.credentialNames());
    }
  }

  /** Without secrets, so that it may be logged. */
  @Override
  public String toString() {
    return provider + " " + mode;
  }
}
