package dev.drumbeat.bench.topology;

/**
 * One lead of the journey.
 *
 * @param replies whether an answer comes within the wait
 */
public record Lead(long id, boolean replies) {
  private static final int ONE_IN = 33;

  /** Three in a hundred reply. */
  static Lead numbered(long id) {
    return new Lead(id, id % ONE_IN == 0);
  }
}
