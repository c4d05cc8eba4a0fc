package dev.drumbeat.workflows.cohort;

/** Waits end on a grid, so that leads that are due nearly together go out together. */
final class Grid {
  private static final int FEW = 20;
  private static final int LARGE = 250;
  private static final int WORTHWHILE = 25;
  private static final long FINE_MILLIS = 1_000;
  private static final long COARSE_MILLIS = 5_000;
  private static final long STRAGGLERS_MILLIS = 10_000;

  private Grid() {}

  /** The first tick at or after a time, epoch milliseconds, for a cohort of that size. */
  static long next(long time, int size) {
    return ceil(time, size == 1 ? 1 : size <= FEW ? FINE_MILLIS : COARSE_MILLIS);
  }

  /**
   * Whether so many leads are too few to be worth a chunk of their own, in a cohort that has many
   * on their way: others will join them.
   */
  static boolean stragglers(int leads, int active) {
    return active >= LARGE && leads < WORTHWHILE;
  }

  /**
   * When stragglers go out, with all that have joined them by then: at every other tick. A chunk
   * costs the history the same whether it holds one lead or a hundred.
   */
  static long nextForStragglers(long time) {
    return ceil(time, STRAGGLERS_MILLIS);
  }

  private static long ceil(long time, long tick) {
    return time > Long.MAX_VALUE - tick ? time : Math.ceilDiv(time, tick) * tick;
  }
}
