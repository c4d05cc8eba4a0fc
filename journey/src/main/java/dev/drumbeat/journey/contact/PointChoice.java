package dev.drumbeat.journey.contact;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Optional;

/** Which of a lead's contact points a channel uses. */
public final class PointChoice {
  private PointChoice() {}

  public static Optional<Chosen> choose(List<Candidate> candidates, Channel channel) {
    throw new UnsupportedOperationException("" + candidates + channel);
  }
}
