package dev.drumbeat.activities.provider;

import java.net.URI;
import java.util.Map;

/** Accounts for tests. */
final class Accounts {
  private Accounts() {}

  static ProviderAccount twilio(URI baseUrl) {
    return new ProviderAccount(
        "TWILIO",
        false,
        baseUrl,
        Map.of("accountSid", "AC0123", "authToken", "secret-token"),
        URI.create("https://drumbeat.example/webhooks/twilio/k3y"));
  }

  static ProviderAccount sendGrid(URI baseUrl) {
    return new ProviderAccount(
        "SENDGRID",
        false,
        baseUrl,
        Map.of("apiKey", "SG.secret"),
        URI.create("https://drumbeat.example/webhooks/sendgrid/k3y"));
  }

  static ProviderAccount data(String provider, boolean live, URI baseUrl) {
    return new ProviderAccount(
        provider,
        live,
        baseUrl,
        Map.of("token", "secret-token"),
        URI.create("https://drumbeat.example/webhooks/none"));
  }
}
