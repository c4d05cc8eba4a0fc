package dev.drumbeat.local.demo;

import java.time.Duration;

/** Durations as people read them off a stopwatch. */
final class Elapsed {
  private Elapsed() {}

  static String text(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
