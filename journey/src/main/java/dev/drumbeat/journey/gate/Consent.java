package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import java.time.Instant;

/** What a person agreed to, and how that can be shown. */
public record Consent(
    Channel channel, Basis basis, Instant at, String evidence, boolean simulated) {
  public enum Basis {
    NONE,
    EXPRESS,
    WRITTEN
  }
}
