package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.machine.FieldUpdate;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Work;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads leads together with whom they are about, a chunk in one statement. */
public final class LeadStore {
  private static final String LEADS =
      """
      select e.id, e.state = 'ACTIVE' as active, e.step, e.visit, e.phase, e.work, e.due_at,
             e.visits, e.outcomes, e.version, e.created_at, e.was_due_at, e.property_id,
             coalesce(e.owner_id, p.owner_id) as owner_id,
             e.contact_id, e.phone_point_id, e.email_point_id,
             %s,
             e.fields || jsonb_build_object('id', e.id) as enrollment,
             case when p.id is null then array(
               select cp.value
               from contact k
               join contact_address ca on ca.contact_id = k.id
               join contact_point cp on cp.id = ca.contact_point_id and cp.kind = 'PHONE'
               where (k.id = e.contact_id or e.contact_id is null and k.owner_id = e.owner_id)
                 and (e.phone_point_id is null or cp.id = e.phone_point_id)
               order by ca.rank, cp.id limit 10) else '{}' end as phones
      from enrollment e
      left join property p on p.id = e.property_id
      left join owner o on o.id = coalesce(e.owner_id, p.owner_id)
      left join contact c on c.id = e.contact_id
      where e.id = any(?)
      """
          .formatted(FactSql.ALL);

  private static final String ROWS =
      "from jsonb_to_recordset(?::jsonb) as v(id bigint, fields jsonb) ";
  private static final Map<String, String> UPDATE_FIELDS =
      Map.of(
          "enrollment",
          "update enrollment t set fields = t.fields || v.fields " + ROWS + "where t.id = v.id",
          "property",
          "update property t set fields = t.fields || v.fields "
              + ROWS
              + "join enrollment e on e.id = v.id where t.id = e.property_id",
          "owner",
          "update owner t set fields = t.fields || v.fields "
              + ROWS
              + "join enrollment e on e.id = v.id left join property p on p.id = e.property_id "
              + "where t.id = coalesce(e.owner_id, p.owner_id)",
          "contact",
          "update contact t set fields = t.fields || v.fields "
              + ROWS
              + "join enrollment e on e.id = v.id where t.id = e.contact_id");

  /** A tag is of what the lead is about: its property, or else its contact or owner. */
  private static final String UPDATE_TAGS =
      """
      with tagged as (
        select e.property_id, e.contact_id, e.owner_id,
               array(select jsonb_array_elements_text(v.tags)) as tags
        from jsonb_to_recordset(?::jsonb) as v(id bigint, tags jsonb) join enrollment e on e.id = v.id),
      of_property as (
        update property t set tags = array(select distinct unnest(t.tags || g.tags) order by 1)
        from tagged g where t.id = g.property_id),
      of_contact as (
        update contact t set tags = array(select distinct unnest(t.tags || g.tags) order by 1)
        from tagged g where g.property_id is null and t.id = g.contact_id)
      update owner t set tags = array(select distinct unnest(t.tags || g.tags) order by 1)
      from tagged g
      where g.property_id is null and g.contact_id is null and t.id = g.owner_id
      """;

  private LeadStore() {}

  public static Map<Long, Lead> leads(DSLContext tx, Collection<Long> ids) {
    return tx.fetch(LEADS, (Object) ids.toArray(Long[]::new)).stream()
        .map(LeadStore::lead)
        .collect(Collectors.toMap(Lead::id, lead -> lead));
  }

  /** Where each lead could be reached: phones and e-mail addresses of its contacts. */
  public static Map<Long, List<PointRow>> points(DSLContext tx, Collection<Long> ids) {
    return tx.fetch(
            """
            with lead as materialized (
              select e.id, e.contact_id, e.property_id,
                     coalesce(e.owner_id, p.owner_id) as owner_id
              from enrollment e left join property p on p.id = e.property_id
              where e.id = any(?)),
            person as (
              select id, contact_id from lead where contact_id is not null
              union
              select l.id, c.id from lead l join contact c on c.property_id = l.property_id
              where l.contact_id is null
              union
              select l.id, c.id from lead l join contact c on c.owner_id = l.owner_id
              where l.contact_id is null)
            select e.id, cp.id, ca.contact_id, cp.kind, cp.line_type, cp.score, ca.rank,
                   array(select s.channel from suppression s
                         where s.contact_point_id = cp.id and s.lifted_at is null)
            from person e
            join contact_address ca on ca.contact_id = e.contact_id
            join contact_point cp on cp.id = ca.contact_point_id
            order by e.id, ca.rank, cp.id
            """,
            (Object) ids.toArray(Long[]::new))
        .intoGroups(row -> row.get(0, Long.class), PointRow::of);
  }

  /** Sets fields and tags of leads, their properties, owners and contacts. */
  public static void update(DSLContext tx, Map<Long, List<FieldUpdate>> updates) {
    for (String entity : List.of("property", "owner", "contact", "enrollment")) {
      var rows =
          updates.entrySet().stream()
              .map(e -> new Fields(e.getKey(), fieldsOf(entity, e.getValue())))
              .filter(row -> !row.fields().isEmpty())
              .toList();
      if (!rows.isEmpty()) {
        tx.execute(Objects.requireNonNull(UPDATE_FIELDS.get(entity)), Json.write(rows));
      }
    }
    var tags =
        updates.entrySet().stream()
            .map(e -> new Tags(e.getKey(), tagsOf(e.getValue())))
            .filter(row -> !row.tags().isEmpty())
            .toList();
    if (!tags.isEmpty()) {
      tx.execute(UPDATE_TAGS, Json.write(tags));
    }
  }

  private record Fields(long id, Map<String, Object> fields) {}

  private record Tags(long id, List<String> tags) {}

  private static Map<String, Object> fieldsOf(String entity, List<FieldUpdate> updates) {
    var fields = new LinkedHashMap<String, Object>();
    for (FieldUpdate update : updates) {
      if (update.kind() == FieldUpdate.Kind.SET
          && update.value() != null
          && update.name().startsWith(entity + ".")) {
        fields.put(update.name().substring(entity.length() + 1), update.value());
      }
    }
    return fields;
  }

  private static List<String> tagsOf(List<FieldUpdate> updates) {
    return updates.stream()
        .filter(update -> update.kind() == FieldUpdate.Kind.TAG)
        .map(FieldUpdate::name)
        .toList();
  }

  private static Lead lead(Record row) {
    return new Lead(
        row.get("id", Long.class),
        row.get("active", Boolean.class),
        position(row),
        row.get("version", Integer.class),
        row.get("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "was_due_at"),
        id(row, "property_id"),
        id(row, "owner_id"),
        id(row, "contact_id"),
        id(row, "phone_point_id"),
        id(row, "email_point_id"),
        Json.map(row.get("property", JSONB.class)),
        Json.map(row.get("owner", JSONB.class)),
        Json.map(row.get("contact", JSONB.class)),
        Json.map(row.get("enrollment", JSONB.class)),
        List.of(row.get("phones", String[].class)));
  }

  private static @Nullable Long id(Record row, String column) {
    return row.get(column, Long.class);
  }

  private static @Nullable Instant instant(Record row, String column) {
    OffsetDateTime at = row.get(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Position position(Record row) {
    return new Position(
        row.get("step", String.class),
        row.get("visit", Integer.class),
        Phase.valueOf(row.get("phase", String.class)),
        Work.valueOf(row.get("work", String.class)),
        instant(row, "due_at"),
        integers(row.get("visits", JSONB.class)),
        texts(row.get("outcomes", JSONB.class)));
  }

  private static Map<String, Integer> integers(JSONB json) {
    return Json.map(json).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> ((Number) e.getValue()).intValue()));
  }

  private static Map<String, String> texts(JSONB json) {
    return Json.map(json).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
  }
}
