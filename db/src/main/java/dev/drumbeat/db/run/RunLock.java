package dev.drumbeat.db.run;

import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The lock of a run, first in the order of locks. Whoever sends for a run holds it shared; a pause
 * or a stop takes it alone, so that once one has committed nothing of the run leaves the process.
 */
public final class RunLock {
  private RunLock() {}

  /** Held until the transaction ends, together with others that send. */
  public static void share(DSLContext tx, UUID run) {
    tx.execute("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", run.toString());
  }

  /** As the other {@code share}, for several runs in the one order. */
  public static void share(DSLContext tx, Collection<UUID> runs) {
    new TreeSet<>(runs).forEach(run -> share(tx, run));
  }

  /** Held until the transaction ends, alone. */
  public static void take(DSLContext tx, UUID run) {
    tx.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", run.toString());
  }
}
