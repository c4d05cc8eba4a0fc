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
  private static final String FACTS =
      """
      with me as (
        select %s)
      select p.id, o.id, c.id, me.enrollment,
             case when p.id is null then '{}'::jsonb else p.fields || jsonb_strip_nulls(
               jsonb_build_object('id', p.id, 'name', p.name, 'address', p.address,
                 'city', p.city, 'state', p.state, 'zip', p.zip, 'parcel', p.parcel,
                 'type', p.type, 'area', p.area, 'year_built', p.year_built,
                 'tags', to_jsonb(p.tags))) end,
             case when o.id is null then '{}'::jsonb else o.fields || jsonb_strip_nulls(
               jsonb_build_object('id', o.id, 'name', o.name, 'mail_address', o.mail_address,
                 'tags', to_jsonb(o.tags))) end,
             case when c.id is null then '{}'::jsonb else c.fields || jsonb_strip_nulls(
               jsonb_build_object('id', c.id, 'first_name', c.first_name,
                 'last_name', c.last_name, 'tags', to_jsonb(c.tags))) end,
             coalesce((select e.fields from enrollment e where e.id = me.enrollment), '{}'::jsonb)
      from me
      left join property p on p.id = me.property
      left join owner o on o.id = coalesce(me.owner, p.owner_id)
      left join lateral (
        select c.* from contact c
        where c.id = me.contact or me.contact is null and c.property_id = p.id
          or me.contact is null and c.owner_id = o.id
        order by c.id limit 1) c on true
      """;

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
        workspace,
        tx -> Optional.ofNullable(tx.fetchOne(FACTS.formatted(me), id)).map(FactStore::rows));
  }

  private static LeadFactRows rows(Record row) {
    return new LeadFactRows(
        row.get(3, Long.class),
        Json.map(row.get(4, JSONB.class)),
        Json.map(row.get(5, JSONB.class)),
        Json.map(row.get(6, JSONB.class)),
        Json.map(row.get(7, JSONB.class)));
  }
}
