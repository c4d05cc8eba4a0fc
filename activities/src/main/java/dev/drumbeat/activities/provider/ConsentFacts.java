package dev.drumbeat.activities.provider;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.util.Set;

/** A made-up person's written consent. Only a simulated account can bring one. */
public record ConsentFacts(Set<Channel> channels, Instant at, String evidence) {

  public ConsentFacts {
    channels = Set.copyOf(channels);
  }
}
