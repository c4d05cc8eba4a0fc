package dev.drumbeat.simulator.twilio;

import java.util.UUID;

/** Twilio's ids: two letters and 32 hex digits. */
final class Sids {
  private Sids() {}

  static String next(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }
}
