package dev.drumbeat.db.webhook;

import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Stops;
import dev.drumbeat.db.contact.Stops.Stopped;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.Suppressions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Writes what people forbid, and takes in as many as the workspace's rule says. By default an
 * opt-out is of one phone or address. It may be of all that the contact has on that channel; or it
 * stops the property or the owner, on every channel, until an operator lets them go on: an opt-in
 * by text lifts no more than texts.
 */
public final class OptOuts {
  /** Whom one opt-out takes in. */
  public enum Scope {
    CONTACT_POINT,
    CONTACT,
    PROPERTY,
    OWNER
  }

  private OptOuts() {}

  /** The workspace's rule. */
  public static Scope scope(DSLContext tx) {
    return Scope.valueOf(
        tx.fetchSingle("select opt_out_scope from workspace where id = current_workspace()")
            .get(0, String.class));
  }

  /** Sets the workspace's rule, for opt-outs from now on. */
  public static void setScope(DSLContext tx, Scope scope) {
    tx.execute(
        "update workspace set opt_out_scope = ? where id = current_workspace()", scope.name());
  }

  /** Locks the points, and all others that an opt-out of them would take in. */
  static void lock(DSLContext tx, Collection<Long> points) {
    var all = new TreeSet<>(points);
    if (!points.isEmpty() && scope(tx) == Scope.CONTACT) {
      ofTheSameContacts(tx, points).forEach(each -> all.add(each.point()));
    }
    ContactPoints.lock(tx, all);
  }

  /** Writes suppressions; those that are a person's word are widened by the rule. */
  public static void add(DSLContext tx, UUID workspace, Collection<Suppressed> suppressions) {
    List<Suppressed> words = suppressions.stream().filter(OptOuts::isAWord).toList();
    if (words.isEmpty()) {
      Suppressions.add(tx, workspace, suppressions);
      return;
    }
    Scope scope = scope(tx);
    var all = new ArrayList<>(suppressions);
    if (scope == Scope.CONTACT) {
      words.forEach(word -> all.addAll(widened(tx, word)));
    }
    Suppressions.add(tx, workspace, distinct(all));
    Long[] points = words.stream().map(Suppressed::pointId).distinct().toArray(Long[]::new);
    switch (scope) {
      case CONTACT_POINT, CONTACT -> {}
      case OWNER -> stopOwners(tx, points);
      case PROPERTY -> stopProperties(tx, points);
    }
  }

  /**
   * Ends the opt-out of texts of a phone, and of what it took in, if it was before some time. Never
   * that of e-mail or calls, nor a suppression for another reason, nor a stop.
   */
  static void lift(DSLContext tx, long point, String reason, Instant before) {
    var points = new TreeSet<>(List.of(point));
    tx.fetch(
            """
            select contact_point_id from suppression
            where evidence->>'of' = ? and channel = 'SMS' and reason = 'OPT_OUT'
              and lifted_at is null
            """,
            String.valueOf(point))
        .forEach(row -> points.add(row.get(0, Long.class)));
    ContactPoints.lock(tx, points);
    tx.execute(
        """
        update suppression set lifted_at = now(), lifted_reason = ?
        where (contact_point_id = ? or contact_point_id = any(?) and evidence->>'of' = ?)
          and channel = 'SMS' and reason = 'OPT_OUT' and lifted_at is null
          and at < ?::timestamptz
        """,
        reason,
        point,
        points.toArray(Long[]::new),
        String.valueOf(point),
        before.atOffset(ZoneOffset.UTC));
  }

  private static boolean isAWord(Suppressed each) {
    return each.reason() == Reason.OPT_OUT || each.reason() == Reason.COMPLAINT;
  }

  private record Related(long of, long point) {}

  private static List<Suppressed> widened(DSLContext tx, Suppressed word) {
    return ofTheSameContacts(tx, List.of(word.pointId())).stream()
        .map(each -> {
          var evidence = new HashMap<>(word.evidence());
          evidence.put("scope", Scope.CONTACT.name());
          evidence.put("of", String.valueOf(each.of()));
          return new Suppressed(
              each.point(), word.channel(), word.reason(), word.source(), evidence);
        })
        .toList();
  }

  /** The first of several for one point, channel and reason: a person's own word. */
  private static Collection<Suppressed> distinct(List<Suppressed> all) {
    var byKey = new LinkedHashMap<String, Suppressed>();
    all.forEach(each ->
        byKey.putIfAbsent(each.pointId() + " " + each.channel() + " " + each.reason(), each));
    return byKey.values();
  }

  private static List<Related> ofTheSameContacts(DSLContext tx, Collection<Long> points) {
    return tx.fetch(
            """
            select distinct a.contact_point_id, other.contact_point_id
            from contact_address a
            join contact_point own on own.id = a.contact_point_id
            join contact_address other on other.contact_id = a.contact_id
            join contact_point p on p.id = other.contact_point_id and p.kind = own.kind
            where a.contact_point_id = any(?) and other.contact_point_id <> a.contact_point_id
            order by 2
            """,
            (Object) points.toArray(Long[]::new))
        .map(row -> new Related(row.get(0, Long.class), row.get(1, Long.class)));
  }

  private static void stopOwners(DSLContext tx, Long[] points) {
    List<Long> owners =
        tx.fetch(
                """
                select distinct coalesce(c.owner_id, p.owner_id)
                from contact_address a join contact c on c.id = a.contact_id
                left join property p on p.id = c.property_id
                where a.contact_point_id = any(?) and coalesce(c.owner_id, p.owner_id) is not null
                """,
                (Object) points)
            .map(row -> row.get(0, Long.class));
    Stops.stop(tx, Stopped.OWNER, owners, "Opted out");
  }

  private static void stopProperties(DSLContext tx, Long[] points) {
    List<Long> properties =
        tx.fetch(
                """
                select c.property_id from contact_address a join contact c on c.id = a.contact_id
                where a.contact_point_id = any(?) and c.property_id is not null
                union
                select property_id from intent
                where contact_point_id = any(?) and property_id is not null
                """,
                points,
                points)
            .map(row -> row.get(0, Long.class));
    Stops.stop(tx, Stopped.PROPERTY, properties, "Opted out");
  }
}
