package dev.drumbeat.db.contact;

import java.util.Collection;
import org.jooq.DSLContext;

/** Stops whole owners and properties. */
public final class Stops {
  private Stops() {}

  /** What can be stopped as a whole. */
  public enum Stopped {
    OWNER("owner", "owner_id"),
    PROPERTY("property", "property_id");

    private final String table;
    private final String column;

    Stopped(String table, String column) {
      this.table = table;
      this.column = column;
    }

    String table() {
      return table;
    }
  }

  /**
   * Stops them under their locks, which each plan of a send takes too: what was planned for them
   * goes no more, and nothing is planned in between.
   *
   * @return how many there are, stopped before or not
   */
  public static int stop(DSLContext tx, Stopped what, Collection<Long> ids, String reason) {
    Long[] stopped = ids.toArray(Long[]::new);
    int found =
        tx.fetch(
                "select id from %s where id = any(?) order by id for no key update"
                    .formatted(what.table),
                (Object) stopped)
            .size();
    tx.execute(
        """
        update %s set stopped_at = clock_timestamp(), stopped_reason = ?
        where id = any(?) and stopped_at is null
        """
            .formatted(what.table),
        reason,
        stopped);
    tx.execute(
        """
        update intent set state = 'NOT_SENT', error_code = 'OPTED_OUT',
               settled_at = clock_timestamp()
        where %s = any(?) and state = 'PLANNED' and kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL')
        """
            .formatted(what.column),
        (Object) stopped);
    return found;
  }
}
