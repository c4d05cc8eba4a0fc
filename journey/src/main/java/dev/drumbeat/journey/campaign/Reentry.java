package dev.drumbeat.journey.campaign;

import java.time.Duration;

/** Whether a key that was enrolled before may be enrolled again. */
public sealed interface Reentry {
  record Never() implements Reentry {}

  /** Again once {@code gap} has passed since the last enrollment ended. */
  record After(Duration gap) implements Reentry {}

  record Always() implements Reentry {}
}
