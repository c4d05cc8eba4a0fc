package dev.drumbeat.journey.time;

import dev.drumbeat.journey.Channel;
import java.time.Instant;

/**
 * When texts and calls to a person are lawful: the federal hours and the states' own, in every zone
 * and every state where the person could be. E-mail has none.
 */
public final class LegalHours {
  private LegalHours() {}

  public static Verdict at(Whereabouts whereabouts, Channel channel, Instant at) {
    throw new UnsupportedOperationException("" + whereabouts + channel + at);
  }
}
