package dev.drumbeat.db.ledger;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Keys that every request of one effect has, and no other effect anywhere: by them a receiver or a
 * provider tells a repeat.
 */
public final class EffectKeys {
  private EffectKeys() {}

  /** The {@code webhook-id} of a call. */
  public static String webhook(UUID workspace, String effect) {
    return "call_" + of(workspace, effect);
  }

  /** The {@code Idempotency-Key} of a payment link. */
  public static String payment(UUID workspace, String effect) {
    return "drumbeat-" + of(workspace, effect);
  }

  private static UUID of(UUID workspace, String effect) {
    String name = workspace + "/" + effect;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
