package dev.drumbeat.db.enrichment;

import dev.drumbeat.db.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Writes what enrichment found, a batch in a handful of statements, and keeps the answers. */
public final class EnrichmentStore {
  private static final String PEOPLE =
      """
      with people as (
        select * from jsonb_to_recordset(?::jsonb) as v("contactKey" text, "propertyId" bigint,
          "ownerId" bigint, "firstName" text, "lastName" text, simulated boolean, points jsonb)),
      points as (
        select distinct on (p."contactKey", x.kind, x.value)
               p."contactKey" as contact_key, p.simulated, x.*
        from people p cross join lateral jsonb_to_recordset(p.points) as x(kind text, value text,
          "lineType" text, score int, rank int, barred text, consent jsonb))
      """;

  private EnrichmentStore() {}

  /** What was answered for these keys since then; a stored miss is an empty object. */
  public static Map<String, Map<String, Object>> cached(
      DSLContext tx, String product, Collection<String> keys, Instant since) {
    var answers = new HashMap<String, Map<String, Object>>();
    tx.fetch(
            "select key, answer from provider_cache where product = ? and key = any(?)"
                + " and fetched_at >= ?::timestamptz",
            product,
            keys.toArray(String[]::new),
            OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
        .forEach(row -> answers.put(row.get(0, String.class), Json.map(row.get(1, JSONB.class))));
    return answers;
  }

  /** Keeps answers, misses included. */
  public static void cache(
      DSLContext tx, String provider, String product, Map<String, Map<String, Object>> answers) {
    if (answers.isEmpty()) {
      return;
    }
    tx.execute(
        """
        insert into provider_cache (workspace_id, provider, product, key, answer)
        select current_workspace(), ?, ?, v.key, v.value from jsonb_each(?::jsonb) as v order by v.key
        on conflict (workspace_id, product, key) do update
        set answer = excluded.answer, provider = excluded.provider, fetched_at = now()
        """,
        provider,
        product,
        Json.write(answers));
  }

  /** Fills properties and their owners. What an import said of a property is not overwritten. */
  public static void saveParcels(DSLContext tx, List<FoundParcel> parcels) {
    if (parcels.isEmpty()) {
      return;
    }
    JSONB rows = Json.write(parcels);
    String from =
        """
        from jsonb_to_recordset(?::jsonb) as v("propertyId" bigint, parcel text, "ownerKey" text,
          "ownerName" text, "mailAddress" text, use text, "yearBuilt" int, zoning text,
          simulated boolean)
        """;
    tx.execute(
        """
        insert into owner (workspace_id, owner_key, name, mail_address, simulated)
        select distinct on (v."ownerKey") current_workspace(), v."ownerKey", v."ownerName",
               v."mailAddress", v.simulated
        """
            + from
            + """
            where v."ownerKey" is not null
            order by v."ownerKey"
            on conflict (workspace_id, owner_key) do nothing
            """,
        rows);
    tx.execute(
        """
        update property p
        set parcel = coalesce(p.parcel, x.parcel), year_built = coalesce(p.year_built, x.year),
            owner_id = coalesce(p.owner_id, x.owner_id),
            fields = jsonb_strip_nulls(jsonb_build_object('use', x.use, 'zoning', x.zoning))
                     || p.fields
        from (
          select v."propertyId" as id, v.parcel, v."yearBuilt" as year, v.use, v.zoning,
                 (select o.id from owner o where o.owner_key = v."ownerKey"
                    and o.workspace_id = current_workspace()) as owner_id
        """
            + from
            + """
            ) x
            where p.id = x.id
            """,
        rows);
  }

  /** Stores people, how to reach them, what they agreed to, and what bars contact. */
  public static void savePeople(DSLContext tx, List<FoundPerson> people) {
    if (people.isEmpty()) {
      return;
    }
    JSONB rows = Json.write(people);
    // In the order in which everybody locks them: an insert that meets them would go by value.
    tx.execute(
        PEOPLE
            + """
            select p.id from contact_point p
            where p.workspace_id = current_workspace()
              and (p.kind, p.value) in (select kind, value from points)
            order by p.id for no key update of p
            """,
        rows);
    tx.execute(
        PEOPLE
            + """
            insert into contact_point (workspace_id, kind, value, line_type, score, simulated)
            select distinct on (kind, value) current_workspace(), kind, value, "lineType", score,
                   simulated
            from points order by kind, value
            on conflict (workspace_id, kind, value) do update
            set line_type = excluded.line_type, score = excluded.score
            where contact_point.line_type = 'UNKNOWN' and excluded.line_type <> 'UNKNOWN'
            """,
        rows);
    tx.execute(
        PEOPLE
            + """
            insert into contact (workspace_id, contact_key, property_id, owner_id, first_name,
                                 last_name, simulated)
            select distinct on ("contactKey") current_workspace(), "contactKey",
                   case when "ownerId" is null then "propertyId" end, "ownerId", "firstName",
                   "lastName", simulated
            from people order by "contactKey"
            on conflict (workspace_id, contact_key) do nothing
            """,
        rows);
    tx.execute(
        PEOPLE
            + """
            insert into contact_address (workspace_id, contact_id, contact_point_id, rank)
            select current_workspace(), c.id, cp.id, p.rank
            from points p
            join contact c on c.contact_key = p.contact_key
              and c.workspace_id = current_workspace()
            join contact_point cp on cp.kind = p.kind and cp.value = p.value
              and cp.workspace_id = current_workspace()
            order by c.id, cp.id
            on conflict do nothing
            """,
        rows);
    saveConsents(tx, rows);
    saveBars(tx, rows);
    nameOwners(tx, rows);
  }

  private static void saveConsents(DSLContext tx, JSONB rows) {
    tx.execute(
        PEOPLE
            + """
            insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at,
                                 simulated)
            select distinct on (cp.id, ch.value) current_workspace(), cp.id, ch.value, 'WRITTEN',
                   p.consent->>'evidence', (p.consent->>'at')::timestamptz, p.simulated
            from points p
            join contact_point cp on cp.kind = p.kind and cp.value = p.value
              and cp.workspace_id = current_workspace()
            cross join lateral jsonb_array_elements_text(p.consent->'channels') as ch(value)
            where jsonb_typeof(p.consent) = 'object'
            order by cp.id, ch.value
            on conflict (contact_point_id, channel, basis) do nothing
            """,
        rows);
  }

  private static void saveBars(DSLContext tx, JSONB rows) {
    tx.execute(
        PEOPLE
            + """
            insert into suppression (workspace_id, contact_point_id, channel, reason, source)
            select distinct current_workspace(), cp.id, ch.value, p.barred, 'enrichment'
            from points p
            join contact_point cp on cp.kind = p.kind and cp.value = p.value
              and cp.workspace_id = current_workspace()
            cross join unnest(array['SMS', 'VOICE']) as ch(value)
            where p.barred is not null
            on conflict (contact_point_id, channel, reason) where lifted_at is null do nothing
            """,
        rows);
  }

  /** An owner who is a person is greeted by the first name of the best match. */
  private static void nameOwners(DSLContext tx, JSONB rows) {
    tx.execute(
        PEOPLE
            + """
            update owner o
            set fields = o.fields || jsonb_strip_nulls(jsonb_build_object(
              'first_name', x."firstName", 'last_name', x."lastName"))
            from (select distinct on ("ownerId") * from people where "ownerId" is not null
                  order by "ownerId", "contactKey") x
            where o.id = x."ownerId" and not jsonb_exists(o.fields, 'first_name')
            """,
        rows);
  }
}
