package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.CONTACT;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.ENROLLMENT;
import static dev.drumbeat.db.generated.Tables.OWNER;
import static dev.drumbeat.db.generated.Tables.PROPERTY;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.OriginStore.Texted;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.journey.contact.PointKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Whom an event of the operator's own is about. */
public final class SubjectStore {
  /** Leads that one event is told at most; those on their way come first, the newest of them. */
  public static final int MOST_TOLD = 500;

  private final Database database;

  public SubjectStore(Database database) {
    this.database = database;
  }

  /** Whether the workspace has it. */
  public boolean exists(UUID workspace, About about, long id) {
    return database.inWorkspace(
        workspace,
        tx ->
            switch (about) {
              case ENROLLMENT -> tx.fetchExists(ENROLLMENT, ENROLLMENT.ID.eq(id));
              case CONTACT -> tx.fetchExists(CONTACT, CONTACT.ID.eq(id));
              case PROPERTY -> tx.fetchExists(PROPERTY, PROPERTY.ID.eq(id));
              case OWNER -> tx.fetchExists(OWNER, OWNER.ID.eq(id));
              case CONTACT_POINT -> tx.fetchExists(CONTACT_POINT, CONTACT_POINT.ID.eq(id));
            });
  }

  /** The contact point of a phone or an e-mail address, normalised. */
  public Optional<Long> point(UUID workspace, PointKind kind, String value) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(CONTACT_POINT.ID)
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.KIND.eq(kind.name()))
                .and(CONTACT_POINT.VALUE.eq(value))
                .fetchOptional(CONTACT_POINT.ID));
  }

  /** The leads that something is about, those on their way first. */
  public static List<Texted> leads(DSLContext tx, About about, long id) {
    String which =
        switch (about) {
          case ENROLLMENT -> "select ?::bigint as id";
          case CONTACT -> "select id from enrollment where contact_id = ?";
          case PROPERTY -> "select id from enrollment where property_id = ?";
          case OWNER ->
              """
              select e.id from (select ?::bigint as owner) me
              join enrollment e on e.owner_id = me.owner
              union
              select e.id from (select ?::bigint as owner) me
              join property p on p.owner_id = me.owner join enrollment e on e.property_id = p.id
              where e.owner_id is null
              """;
          case CONTACT_POINT ->
              """
              select e.id from (select ?::bigint as point) me
              join enrollment e on e.phone_point_id = me.point
              union
              select e.id from (select ?::bigint as point) me
              join enrollment e on e.email_point_id = me.point
              """;
        };
    Object[] ids =
        which.indexOf('?') == which.lastIndexOf('?') ? new Object[] {id} : new Object[] {id, id};
    return tx.fetch(
            "with which as materialized ("
                + which
                + ") select e.id, e.run_id, e.cohort, e.state = 'ACTIVE' from which w"
                + " join enrollment e on e.id = w.id"
                + " order by e.state = 'ACTIVE' desc, e.id desc limit "
                + MOST_TOLD,
            ids)
        .map(row ->
            new Texted(
                row.get(0, Long.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                row.get(3, Boolean.class)));
  }
}
