package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONTACT;
import static dev.drumbeat.db.generated.Tables.CONTACT_ADDRESS;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.Stops.Stopped;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Records what people asked for by another way than the channels themselves: a letter, a call to
 * the office. Binds once it has committed, because every submit locks the same rows.
 */
public final class OptOutStore {
  private static final String SOURCE = "API";

  private final Database database;

  public OptOutStore(Database database) {
    this.database = database;
  }

  /** Closes a phone or an address on those of the channels that reach it. */
  public List<Suppression> point(
      UUID workspace, Point point, Collection<Channel> channels, Map<String, Object> evidence) {
    return database.inWorkspace(
        workspace,
        tx -> {
          long id = ContactPoints.upsert(tx, workspace, point);
          return close(tx, workspace, Map.of(id, point.kind()), channels, evidence);
        });
  }

  /** Closes all phones and addresses of a contact; empty when there is no such contact. */
  public Optional<List<Suppression>> contact(
      UUID workspace, long contact, Collection<Channel> channels, Map<String, Object> evidence) {
    return database.inWorkspace(
        workspace,
        tx -> {
          if (!tx.fetchExists(CONTACT, CONTACT.ID.eq(contact))) {
            return Optional.empty();
          }
          Map<Long, PointKind> points =
              tx.select(CONTACT_POINT.ID, CONTACT_POINT.KIND)
                  .from(CONTACT_ADDRESS)
                  .join(CONTACT_POINT)
                  .on(CONTACT_POINT.ID.eq(CONTACT_ADDRESS.CONTACT_POINT_ID))
                  .where(CONTACT_ADDRESS.CONTACT_ID.eq(contact))
                  .fetchMap(row -> row.value1(), row -> PointKind.valueOf(row.value2()));
          return Optional.of(close(tx, workspace, points, channels, evidence));
        });
  }

  /**
   * Stops outreach to an owner, or about a property, what is planned included; false when there is
   * none.
   */
  public boolean stop(UUID workspace, Stopped what, long id, String reason) {
    return database.inWorkspace(workspace, tx -> Stops.stop(tx, what, List.of(id), reason) == 1);
  }

  /** Starts it again; the reason is kept beside the row. False when there is none. */
  public boolean start(UUID workspace, Stopped what, long id, String reason) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.execute(
                    "update "
                        + what.table()
                        + " set stopped_at = null, stopped_reason = ? where id = ?",
                    reason,
                    id)
                == 1);
  }

  private static List<Suppression> close(
      DSLContext tx,
      UUID workspace,
      Map<Long, PointKind> points,
      Collection<Channel> channels,
      Map<String, Object> evidence) {
    List<Suppressed> closed =
        points.entrySet().stream()
            .flatMap(point ->
                channels.stream()
                    .filter(channel -> reaches(channel, point.getValue()))
                    .map(channel ->
                        new Suppressed(point.getKey(), channel, Reason.OPT_OUT, SOURCE, evidence)))
            .toList();
    Suppressions.add(tx, workspace, closed);
    return SuppressionStore.activeOf(tx, points.keySet()).stream()
        .filter(each -> each.reason() == Reason.OPT_OUT)
        .toList();
  }

  private static boolean reaches(Channel channel, PointKind kind) {
    return switch (channel) {
      case SMS, VOICE -> kind == PointKind.PHONE;
      case EMAIL -> kind == PointKind.EMAIL;
    };
  }
}
