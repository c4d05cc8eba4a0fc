package dev.drumbeat.workflows.cohort;

import java.util.Arrays;

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

  /** These and some of the others', in that order. */
  Standing plus(Standing others, int[] which) {
    int n = size();
    var sum =
        new Standing(
            Arrays.copyOf(leads, n + which.length),
            Arrays.copyOf(work, n + which.length),
            Arrays.copyOf(step, n + which.length),
            Arrays.copyOf(dueAt, n + which.length),
            Arrays.copyOf(version, n + which.length));
    for (int k = 0; k < which.length; k++) {
      sum.leads[n + k] = others.leads[which[k]];
      sum.work[n + k] = others.work[which[k]];
      sum.step[n + k] = others.step[which[k]];
      sum.dueAt[n + k] = others.dueAt[which[k]];
      sum.version[n + k] = others.version[which[k]];
    }
    return sum;
  }
}
