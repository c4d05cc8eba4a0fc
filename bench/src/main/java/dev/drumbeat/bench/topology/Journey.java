package dev.drumbeat.bench.topology;

import java.time.Duration;

/** What both topologies do. */
final class Journey {
  /** How long a lead waits for a reply. */
  static final Duration WAIT = Duration.ofSeconds(5);

  /** How long after its text a reply comes. */
  static final Duration REPLY_AFTER = Duration.ofSeconds(1);

  private Journey() {}
}
