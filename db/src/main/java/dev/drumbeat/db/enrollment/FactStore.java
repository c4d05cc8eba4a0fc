package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.Json;
import dev.drumbeat.db.webhook.InboxEvent.About;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;

/** What is known of somebody or something that may be enrolled, as a lead would know it. */
public final class FactStore {
  private static String facts(String me) {
    return """
    with me as (
      select %s)
    select me.enrollment, %s,
           coalesce((select e.fields from enrollment e where e.id = me.enrollment), '{}'::jsonb)
             as fields
    from me
    left join property p on p.id = me.property
    left join owner o on o.id = coalesce(me.owner, p.owner_id)
    left join contact c on c.id = coalesce(me.contact, (
      select min(x.id) from (
        select id from contact where property_id = p.id
        union all
        select id from contact where owner_id = o.id) x))
    """
        .formatted(me, FactSql.ALL);
  }

  private final Database database;

  public FactStore(Database database) {
    this.database = database;
  }

  /** What a lead knows; an empty map for what it has not. */
  public record LeadFactRows(
      long enrollment,
      Map<String, Object> property,
      Map<String, Object> owner,
      Map<String, Object> contact,
      Map<String, Object> fields) {}

  /** Reads it; nothing when the workspace has no such thing. */
  public Optional<LeadFactRows> of(UUID workspace, About about, long id) {
    String me =
        switch (about) {
          case ENROLLMENT ->
              "e.id as enrollment, e.property_id as property, e.owner_id as owner,"
                  + " e.contact_id as contact from enrollment e where e.id = ?";
          case PROPERTY ->
              "0::bigint as enrollment, p.id as property, null::bigint as owner,"
                  + " null::bigint as contact from property p where p.id = ?";
          case OWNER ->
              "0::bigint as enrollment, null::bigint as property, o.id as owner,"
                  + " null::bigint as contact from owner o where o.id = ?";
          case CONTACT ->
              "0::bigint as enrollment, c.property_id as property, c.owner_id as owner,"
                  + " c.id as contact from contact c where c.id = ?";
          case CONTACT_POINT -> throw new IllegalArgumentException("a contact point is no lead");
        };
    return database.inWorkspace(
        workspace, tx -> Optional.ofNullable(tx.fetchOne(facts(me), id)).map(FactStore::rows));
  }

  private static LeadFactRows rows(Record row) {
    return new LeadFactRows(
        row.get("enrollment", Long.class),
        Json.map(row.get("property", JSONB.class)),
        Json.map(row.get("owner", JSONB.class)),
        Json.map(row.get("contact", JSONB.class)),
        Json.map(row.get("fields", JSONB.class)));
  }
}
