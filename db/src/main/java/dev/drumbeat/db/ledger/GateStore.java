package dev.drumbeat.db.ledger;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Cap;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.gate.Consent;
import dev.drumbeat.journey.gate.Suppression;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What the gate judges by, read after the locks are held, a chunk in one statement each. */
public final class GateStore {
  private GateStore() {}

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

  public static Map<Long, List<Suppression>> suppressions(DSLContext tx, Collection<Long> points) {
    return tx.fetch(
            """
            select contact_point_id, channel, reason, at from suppression
            where contact_point_id = any(?) and lifted_at is null order by at
            """,
            (Object) points.toArray(Long[]::new))
        .intoGroups(row -> row.get(0, Long.class), GateStore::suppression);
  }

  public static Map<Long, List<Consent>> consents(DSLContext tx, Collection<Long> points) {
    return tx.fetch(
            """
            select contact_point_id, channel, basis, at, evidence, simulated from consent
            where contact_point_id = any(?)
            """,
            (Object) points.toArray(Long[]::new))
        .intoGroups(row -> row.get(0, Long.class), GateStore::consent);
  }

  /**
   * How often each of these was contacted within the cap's time; what is planned, submitting or
   * unknown counts, what was refused or withdrawn does not.
   *
   * @param ids of contacts, owners or properties, as the cap says
   */
  public static Map<Long, Used> used(DSLContext tx, Cap cap, Collection<Long> ids, Instant now) {
    String column =
        switch (cap.per()) {
          case CONTACT -> "contact_id";
          case OWNER -> "owner_id";
          case PROPERTY -> "property_id";
        };
    var used = new HashMap<Long, Used>();
    tx.fetch(
            """
            select %1$s, count(*), min(created_at) from intent
            where %1$s = any(?) and created_at > ?::timestamptz and kind in ('SMS', 'EMAIL', 'CALL')
              and state not in ('NOT_SENT', 'REJECTED')
            group by %1$s
            """
                .formatted(column),
            ids.toArray(Long[]::new),
            now.minus(cap.within()).atOffset(ZoneOffset.UTC))
        .forEach(row ->
            used.put(
                row.get(0, Long.class),
                new Used(
                    row.get(1, Integer.class),
                    row.get(2, OffsetDateTime.class).toInstant().plus(cap.within()))));
    return used;
  }

  /** The id by which a cap counts, of a target. */
  public static @Nullable Long subject(Per per, NewIntent.Target target) {
    return switch (per) {
      case CONTACT -> target.contactId();
      case OWNER -> target.ownerId();
      case PROPERTY -> target.propertyId();
    };
  }

  /** The sender that steps name. */
  public static @Nullable Sender sender(DSLContext tx, Channel channel, String key) {
    Record row =
        tx.fetchOne(
            """
            select s.id, s.key, s.address, s.display_name, s.per_second, s.registered, s.hold,
                   s.postal_address, i.mode
            from sender s
            left join integration i on i.provider = case s.channel
              when 'EMAIL' then 'SENDGRID' else 'TWILIO' end
            where s.channel = ? and s.key = ?
            """,
            channel.name(),
            key);
    return row == null ? null : sender(row);
  }

  /** A contact point, with its value in clear. */
  public record Point(long id, String value, boolean simulated) {}

  /** How much of a cap is used, and when its oldest leaves the window. */
  public record Used(int count, Instant oldestLeavesAt) {}

  /**
   * A sender.
   *
   * @param live whether its provider is the real one
   * @param configured whether the workspace has that provider at all
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
      @Nullable String postalAddress) {}

  private static Sender sender(Record row) {
    String mode = row.get(8, String.class);
    return new Sender(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, Double.class),
        row.get(5, Boolean.class),
        row.get(6, String.class) == null && mode != null,
        mode != null,
        "LIVE".equals(mode),
        row.get(7, String.class));
  }

  private static Map<Long, Boolean> stopped(DSLContext tx, String table, Collection<Long> ids) {
    var stopped = new HashMap<Long, Boolean>();
    tx.fetch(
            "select id, stopped_at is not null from %s where id = any(?) order by id for no key update"
                .formatted(table),
            (Object) ids.toArray(Long[]::new))
        .forEach(row -> stopped.put(row.get(0, Long.class), row.get(1, Boolean.class)));
    return stopped;
  }

  private static Suppression suppression(Record row) {
    return new Suppression(
        Channel.valueOf(row.get(1, String.class)),
        row.get(2, String.class),
        row.get(3, OffsetDateTime.class).toInstant());
  }

  private static Consent consent(Record row) {
    return new Consent(
        Channel.valueOf(row.get(1, String.class)),
        Consent.Basis.valueOf(row.get(2, String.class)),
        row.get(3, OffsetDateTime.class).toInstant(),
        row.get(4, String.class),
        row.get(5, Boolean.class));
  }
}
