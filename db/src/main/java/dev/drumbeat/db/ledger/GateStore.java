package dev.drumbeat.db.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Locks whom a chunk of sends reaches, so that what is read of them then stays true. */
public final class GateStore {
  private GateStore() {}

  /**
   * Locks whom a chunk reaches, in the one order of locks; what is read before is not yet sure.
   *
   * @param contacts only where a cap counts by them
   */
  public static void lockReach(DSLContext tx, Reach reach, Collection<Long> contacts) {
    tx.execute(
        "select lock_reach(?, ?, ?, ?)",
        reach.points().toArray(Long[]::new),
        contacts.toArray(Long[]::new),
        reach.owners().toArray(Long[]::new),
        reach.properties().toArray(Long[]::new));
  }

  /** Whom a chunk reaches, by id. */
  public record Reach(
      Set<Long> points, Set<Long> contacts, Set<Long> owners, Set<Long> properties) {}

  /** Locks contact points in the order of their ids, and reads them. */
  public static Map<Long, Point> lockPoints(DSLContext tx, Collection<Long> ids) {
    var points = new HashMap<Long, Point>();
    tx.fetch(
            """
            select id, value, simulated from contact_point
            where id = any(?) order by id for no key update
            """,
            (Object) ids.toArray(Long[]::new))
        .forEach(row ->
            points.put(
                row.get(0, Long.class),
                new Point(
                    row.get(0, Long.class), row.get(1, String.class), row.get(2, Boolean.class))));
    return points;
  }

  /** Locks owners in the order of their ids; which of them are stopped. */
  public static Map<Long, Boolean> lockOwners(DSLContext tx, Collection<Long> ids) {
    return stopped(tx, "owner", ids);
  }

  /** Locks properties in the order of their ids; which of them are stopped. */
  public static Map<Long, Boolean> lockProperties(DSLContext tx, Collection<Long> ids) {
    return stopped(tx, "property", ids);
  }

  /** A contact point, with its value in clear. */
  public record Point(long id, String value, boolean simulated) {}

  /**
   * A sender.
   *
   * @param live whether its provider is the real one
   * @param configured whether the workspace has that provider at all
   * @param integrationId of its provider
   * @param providerNumberId the number's id at a provider of assistants; null where none calls
   * @param concurrentCalls how many calls of assistants may be open at once
   * @param accountPerSecond what all senders of its channel's kind (messages or calls) may do a
   *     second through the provider's account; null without a limit
   * @param freeCalls how many more calls by script may be open at the account now; null without a
   *     limit
   * @param workspacePerSecond what the workspace may send a second; null without a limit
   */
  public record Sender(
      UUID id,
      String key,
      String address,
      @Nullable String displayName,
      double perSecond,
      boolean registered,
      boolean healthy,
      boolean configured,
      boolean live,
      @Nullable String postalAddress,
      @Nullable UUID integrationId,
      @Nullable String providerNumberId,
      int concurrentCalls,
      @Nullable Double accountPerSecond,
      @Nullable Integer freeCalls,
      @Nullable Double workspacePerSecond) {}

  private static Map<Long, Boolean> stopped(DSLContext tx, String table, Collection<Long> ids) {
    var stopped = new HashMap<Long, Boolean>();
    tx.fetch(
            "select id, stopped_at is not null from %s where id = any(?) order by id for no key update"
                .formatted(table),
            (Object) ids.toArray(Long[]::new))
        .forEach(row -> stopped.put(row.get(0, Long.class), row.get(1, Boolean.class)));
    return stopped;
  }
}
