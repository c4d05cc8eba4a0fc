package dev.drumbeat.workflows.cohort;

/** Waits end on a grid, so that leads that are due nearly together go out together. */
final class Grid {
  private static final int FEW = 20;
  private static final long FINE_MILLIS = 1_000;
  private static final long COARSE_MILLIS = 5_000;

  private Grid() {}

  /** The first tick at or after a time, epoch milliseconds, for a cohort of that size. */
  static long next(long time, int size) {
    long tick = size == 1 ? 1 : size <= FEW ? FINE_MILLIS : COARSE_MILLIS;
    return time > Long.MAX_VALUE - tick ? time : Math.ceilDiv(time, tick) * tick;
  }
}
