package dev.drumbeat.db.property;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.imports.PropertyRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Stores a batch of a file's properties: a fixed number of statements, however many rows. */
final class PropertyLoader {
  private static final String INPUT =
      """
      with v as (
        select * from jsonb_to_recordset(?::jsonb) as v(source_key text, name text, address text,
          city text, state text, zip text, parcel text, type text, area numeric, year_built int,
          latitude float8, longitude float8, fields jsonb, owner_key text, owner_name text,
          phone text, email text, basis text))
      """;

  private static final String OWNERS =
      INPUT
          + """
          insert into owner (workspace_id, owner_key, name)
          select distinct on (v.owner_key) ?::uuid, v.owner_key, v.owner_name
          from v where v.owner_key is not null order by v.owner_key
          on conflict (workspace_id, owner_key) do nothing
          """;

  // An owner that the file doesn't name stays; xmax is 0 in a row that this statement made.
  private static final String PROPERTIES =
      INPUT
          + """
          , stored as (
            insert into property as p (workspace_id, source, source_key, name, address, city, state,
              zip, parcel, type, area, year_built, latitude, longitude, owner_id, fields)
            select ?::uuid, ?, v.source_key, v.name, v.address, v.city, v.state, v.zip, v.parcel,
              v.type, v.area, v.year_built, v.latitude, v.longitude, o.id, v.fields
            from v left join owner o on o.owner_key = v.owner_key
            order by v.source_key
            on conflict (workspace_id, source, source_key) do update
            set name = excluded.name, address = excluded.address, city = excluded.city,
              state = excluded.state, zip = excluded.zip, parcel = excluded.parcel,
              type = excluded.type, area = excluded.area, year_built = excluded.year_built,
              latitude = excluded.latitude, longitude = excluded.longitude,
              owner_id = coalesce(excluded.owner_id, p.owner_id),
              fields = p.fields || excluded.fields
            where (p.name, p.address, p.city, p.state, p.zip, p.parcel, p.type, p.area,
                   p.year_built, p.latitude, p.longitude, p.owner_id, p.fields)
              is distinct from
                  (excluded.name, excluded.address, excluded.city, excluded.state, excluded.zip,
                   excluded.parcel, excluded.type, excluded.area, excluded.year_built,
                   excluded.latitude, excluded.longitude, coalesce(excluded.owner_id, p.owner_id),
                   p.fields || excluded.fields)
            returning (xmax = 0) as created)
          select count(*) filter (where created), count(*) filter (where not created) from stored
          """;

  private static final String MEMBERS =
      INPUT
          + """
          insert into list_member (workspace_id, list_id, property_id)
          select ?::uuid, ?::uuid, p.id
          from v join property p on p.source = ? and p.source_key = v.source_key
          order by p.id
          on conflict do nothing
          """;

  private static final String POINTS =
      INPUT
          + """
          insert into contact_point (workspace_id, kind, value)
          select ?::uuid, kind, value
          from (select 'PHONE' as kind, phone as value from v where phone is not null
                union select 'EMAIL', email from v where email is not null) x
          order by kind, value
          on conflict (workspace_id, kind, value) do nothing
          """;

  private static final String CONTACTS =
      INPUT
          + """
          insert into contact (workspace_id, contact_key, property_id, last_name)
          select ?::uuid, p.source || ':' || p.source_key, p.id, v.owner_name
          from v join property p on p.source = ? and p.source_key = v.source_key
          where v.phone is not null or v.email is not null
          order by 2
          on conflict (workspace_id, contact_key) do nothing
          """;

  private static final String ADDRESSES =
      INPUT
          + """
          insert into contact_address (workspace_id, contact_id, contact_point_id)
          select ?::uuid, c.id, cp.id
          from v
          join contact c on c.contact_key = ? || ':' || v.source_key
          join contact_point cp on (cp.kind, cp.value) in (('PHONE', v.phone), ('EMAIL', v.email))
          order by 2, 3
          on conflict do nothing
          """;

  private static final String CONSENTS =
      INPUT
          + """
          insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at)
          select distinct ?::uuid, cp.id, h.channel, v.basis, 'Imported from ' || ?, now()
          from v
          join contact_point cp on (cp.kind, cp.value) in (('PHONE', v.phone), ('EMAIL', v.email))
          join (values ('PHONE', 'SMS'), ('PHONE', 'VOICE'), ('EMAIL', 'EMAIL')) h(kind, channel)
            on h.kind = cp.kind
          where v.basis is not null
          on conflict do nothing
          """;

  private final DSLContext tx;
  private final UUID workspace;
  private final String source;
  private final String fileName;

  PropertyLoader(DSLContext tx, UUID workspace, String source, String fileName) {
    this.tx = tx;
    this.workspace = workspace;
    this.source = source;
    this.fileName = fileName;
  }

  ImportCounts load(List<PropertyRecord> properties, @Nullable UUID list) {
    if (properties.isEmpty()) {
      return ImportCounts.NONE;
    }
    List<Map<String, Object>> rows = properties.stream().map(PropertyLoader::row).toList();
    JSONB input = Json.write(rows);
    if (rows.stream().anyMatch(row -> row.containsKey("owner_key"))) {
      tx.execute(OWNERS, input, workspace);
    }
    Record stored = tx.fetchSingle(PROPERTIES, input, workspace, source);
    if (list != null) {
      tx.execute(MEMBERS, input, workspace, list, source);
    }
    if (rows.stream().anyMatch(row -> row.containsKey("phone") || row.containsKey("email"))) {
      storeContacts(input);
    }
    int created = stored.get(0, Integer.class);
    int updated = stored.get(1, Integer.class);
    int count = properties.size();
    return new ImportCounts(count, created, updated, count - created - updated, 0, 0);
  }

  private void storeContacts(JSONB input) {
    tx.execute(POINTS, input, workspace);
    tx.execute(CONTACTS, input, workspace, source);
    tx.execute(ADDRESSES, input, workspace, source);
    tx.execute(CONSENTS, input, workspace, fileName);
  }

  private static Map<String, Object> row(PropertyRecord property) {
    var row = new LinkedHashMap<String, Object>();
    row.put("source_key", property.sourceKey());
    put(row, "name", property.name());
    row.put("address", property.address());
    put(row, "city", property.city());
    put(row, "state", property.state());
    put(row, "zip", property.zip());
    put(row, "parcel", property.parcel());
    put(row, "type", property.type());
    put(row, "area", property.area());
    put(row, "year_built", property.yearBuilt());
    put(row, "latitude", property.latitude());
    put(row, "longitude", property.longitude());
    row.put("fields", property.extra());
    putPerson(row, property);
    return row;
  }

  private static void putPerson(Map<String, Object> row, PropertyRecord property) {
    String owner = property.ownerName();
    if (owner != null) {
      row.put("owner_key", owner.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
      row.put("owner_name", owner.strip());
    }
    if (property.phone() != null) {
      put(row, "phone", PhoneNumbers.e164(property.phone()).orElse(null));
    }
    if (property.email() != null) {
      put(row, "email", EmailAddresses.normalise(property.email()).orElse(null));
    }
    if (!"NONE".equals(property.consentBasis())) {
      put(row, "basis", property.consentBasis());
    }
  }

  private static void put(Map<String, Object> row, String name, @Nullable Object value) {
    if (value != null) {
      row.put(name, value);
    }
  }
}
