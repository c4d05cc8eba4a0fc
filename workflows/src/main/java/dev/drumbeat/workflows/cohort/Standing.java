package dev.drumbeat.workflows.cohort;

/**
 * Where leads stand, as parallel arrays: a thousand of them fit a few kilobytes of history.
 *
 * @param leads enrollment ids
 * @param work codes of {@link Work}
 * @param step index into the roster's step names
 * @param dueAt epoch milliseconds, real time; {@link #PARKED} when only a wake-up makes it due
 * @param version of the lead's position in the database
 */
public record Standing(long[] leads, int[] work, int[] step, long[] dueAt, int[] version) {
  public static final long PARKED = Long.MAX_VALUE;

  public int size() {
    return leads.length;
  }
}
