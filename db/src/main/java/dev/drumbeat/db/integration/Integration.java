package dev.drumbeat.db.integration;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account with its secrets, for who talks to the provider.
 *
 * @param baseUrl where to reach it; null is the provider's own address
 * @param webhookKey the unguessable part of its webhook addresses
 * @param credentials by {@link Provider#credentialNames()}
 */
public record Integration(
    UUID id,
    Provider provider,
    Mode mode,
    @Nullable URI baseUrl,
    String webhookKey,
    Map<String, String> credentials) {
  public Integration {
    credentials = Map.copyOf(credentials);
  }

  /**
   * A credential by name.
   *
   * @throws IllegalStateException when it was never stored
   */
  public String credential(String name) {
    String value = credentials.get(name);
    if (value == null) {
      throw new IllegalStateException(provider + " has no credential '" + name + "'");
    }
    return value;
  }

  /** Without secrets, so that it may be logged. */
  @Override
  public String toString() {
    return provider + " " + mode + " " + id;
  }
}
