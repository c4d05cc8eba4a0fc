package dev.drumbeat.db.integration;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account to be stored. {@code baseUrl} is needed when it is simulated. */
public record NewIntegration(
    Provider provider, Mode mode, @Nullable URI baseUrl, Map<String, String> credentials) {
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
