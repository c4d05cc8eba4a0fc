package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static org.jooq.impl.DSL.row;

import dev.drumbeat.journey.contact.PointKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/** Finds, makes and locks contact points, within the caller's transaction. */
public final class ContactPoints {
  private ContactPoints() {}

  /** The id of a contact point, made when it isn't there. */
  public static long upsert(DSLContext tx, UUID workspace, Point point) {
    return upsertAll(tx, workspace, java.util.Set.of(point)).values().iterator().next();
  }

  /** The ids of many, by value; two statements however many. All must be of one kind. */
  public static Map<String, Long> upsertAll(
      DSLContext tx, UUID workspace, Collection<Point> points) {
    var ids = new HashMap<String, Long>();
    for (PointKind kind : PointKind.values()) {
      var ofKind = points.stream().filter(point -> point.kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        insertMissing(tx, workspace, ofKind);
        tx.select(CONTACT_POINT.VALUE, CONTACT_POINT.ID)
            .from(CONTACT_POINT)
            .where(CONTACT_POINT.KIND.eq(kind.name()))
            .and(CONTACT_POINT.VALUE.in(ofKind.stream().map(Point::value).toList()))
            .forEach(found -> ids.put(found.value1(), found.value2()));
      }
    }
    return ids;
  }

  private static void insertMissing(DSLContext tx, UUID workspace, Collection<Point> points) {
    // Sorted, so that two transactions that insert the same values don't wait for each other.
    var rows =
        points.stream()
            .sorted(java.util.Comparator.comparing(Point::value))
            .map(point -> row(workspace, point.kind().name(), point.value(), point.simulated()))
            .toList();
    tx.insertInto(
            CONTACT_POINT,
            CONTACT_POINT.WORKSPACE_ID,
            CONTACT_POINT.KIND,
            CONTACT_POINT.VALUE,
            CONTACT_POINT.SIMULATED)
        .valuesOfRows(rows)
        .onConflictDoNothing()
        .execute();
  }

  /**
   * Locks them in the one order that every writer keeps, so that what is decided about a point and
   * what is sent to it come one after the other.
   */
  public static void lock(DSLContext tx, Collection<Long> ids) {
    if (!ids.isEmpty()) {
      tx.select(CONTACT_POINT.ID)
          .from(CONTACT_POINT)
          .where(CONTACT_POINT.ID.in(new TreeSet<>(ids)))
          .orderBy(CONTACT_POINT.ID)
          .forNoKeyUpdate()
          .fetch();
    }
  }
}
