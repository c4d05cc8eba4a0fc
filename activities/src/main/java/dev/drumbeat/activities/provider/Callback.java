package dev.drumbeat.activities.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Addresses that Twilio calls back; the attempt travels in them, Twilio has no other field. */
final class Callback {
  private Callback() {}

  static URI of(ProviderAccount account, String path, UUID attempt) {
    return URI.create(account.callbacks() + path + "?attempt=" + attempt);
  }

  static URI of(ProviderAccount account, String path, UUID attempt, String effect) {
    return URI.create(
        of(account, path, attempt)
            + "&effect="
            + URLEncoder.encode(effect, StandardCharsets.UTF_8));
  }
}
