package dev.drumbeat.activities.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's account at a provider.
 *
 * @param provider {@code TWILIO}, {@code VAPI}, {@code SENDGRID}, {@code REGRID}, {@code BATCHDATA}
 *     or {@code STRIPE}
 * @param live false for a simulated provider, which then needs a {@code baseUrl}
 * @param baseUrl where the provider listens; null is the provider's own address
 * @param credentials TWILIO: {@code accountSid}, {@code authToken}; SENDGRID, VAPI, STRIPE: {@code
 *     apiKey}; REGRID and BATCHDATA: {@code token}
 * @param callbacks what the provider's callbacks are appended to, e.g. {@code
 *     https://host/webhooks/twilio/{key}}, no trailing slash
 */
public record ProviderAccount(
    String provider,
    boolean live,
    @Nullable URI baseUrl,
    Map<String, String> credentials,
    URI callbacks) {

  /**
   * Throws {@link IllegalArgumentException} when a simulated account would reach a real provider or
   * a credential is missing, so that no request fails on that later.
   */
  public ProviderAccount {
    if (!live && baseUrl == null) {
      throw new IllegalArgumentException("A simulated " + provider + " account needs a base URL");
    }
    credentials = Map.copyOf(credentials);
    for (String name : needed(provider)) {
      if (credentials.getOrDefault(name, "").isBlank()) {
        throw new IllegalArgumentException("The " + provider + " account has no " + name);
      }
    }
  }

  private static List<String> needed(String provider) {
    return switch (provider) {
      case "TWILIO" -> List.of("accountSid", "authToken");
      case "SENDGRID", "VAPI", "STRIPE" -> List.of("apiKey");
      case "REGRID", "BATCHDATA" -> List.of("token");
      default -> List.of();
    };
  }

  String credential(String name) {
    String value = credentials.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A " + provider + " account has no " + name);
    }
    return value;
  }

  URI address(String providersOwn) {
    return baseUrl == null ? URI.create(providersOwn) : baseUrl;
  }

  /** Without credentials and without the callback address, whose key is a secret. */
  @Override
  public String toString() {
    return "ProviderAccount[" + provider + (live ? ", live" : ", simulated, " + baseUrl) + "]";
  }
}
