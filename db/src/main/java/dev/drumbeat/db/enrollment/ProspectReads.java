package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.campaign.Audience;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Per;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads who belongs to an audience: properties, or the owners or contacts of properties that do. A
 * filter is not judged here.
 */
final class ProspectReads {
  private ProspectReads() {}

  /** The next ones after an id, in the order of their ids. */
  static List<Prospect> after(DSLContext tx, CampaignDefinition definition, long id, int limit) {
    return read(tx, definition, "t.id > ? order by t.id limit ?", id, limit);
  }

  /** Those of these ids that belong to the audience. */
  static List<Prospect> of(DSLContext tx, CampaignDefinition definition, Collection<Long> ids) {
    return read(tx, definition, "t.id = any(?) order by t.id", (Object) ids.toArray(Long[]::new));
  }

  /** Which of these ids there are at all. */
  static Set<Long> known(DSLContext tx, Per per, Collection<Long> ids) {
    String sql =
        switch (per) {
          case PROPERTY -> "select id from property where id = any(?)";
          case OWNER -> "select id from owner where id = any(?)";
          case CONTACT -> "select id from contact where id = any(?)";
        };
    return tx.fetch(sql, (Object) ids.toArray(Long[]::new)).stream()
        .map(row -> row.get(0, Long.class))
        .collect(Collectors.toSet());
  }

  private static List<Prospect> read(
      DSLContext tx, CampaignDefinition definition, String which, Object... binds) {
    Audience audience = definition.audience();
    Per per = definition.enroll().per();
    var arguments = new ArrayList<Object>();
    @Nullable String member = member(audience);
    if (member != null) {
      arguments.add(member);
    }
    arguments.addAll(List.of(binds));
    String kind = per.name().toLowerCase(Locale.ROOT);
    return tx.fetch(select(per, audience) + " where " + which, arguments.toArray())
        .map(row -> prospect(kind, row));
  }

  /** From an alias {@code t} with the id that the audience is paged by. */
  private static String select(Per per, Audience audience) {
    return switch (per) {
      case PROPERTY ->
          "select t.id, t.id, t.owner_id, null::bigint, t.fact from (select p.id, p.owner_id, "
              + FactSql.PROPERTY
              + " as fact from property p where "
              + condition(audience)
              + ") t";
      case OWNER ->
          "select t.id, null::bigint, t.id, null::bigint, coalesce(p.fact, '{}') from owner t "
              + lateral("p.owner_id = t.id", audience);
      case CONTACT ->
          "select t.id, t.property_id, t.owner_id, t.id, coalesce(p.fact, '{}') from contact t "
              + lateral("(p.id = t.property_id or p.owner_id = t.owner_id)", audience);
    };
  }

  /** One property of each, and only who has one; named over the API, also who has none. */
  private static String lateral(String join, Audience audience) {
    return (audience.api() ? "left " : "")
        + "join lateral (select "
        + FactSql.PROPERTY
        + " as fact from property p where "
        + join
        + " and "
        + condition(audience)
        + " order by p.id limit 1) p on true";
  }

  private static String condition(Audience audience) {
    if (audience.list() != null) {
      return """
      exists (select from list_member m join audience_list l on l.id = m.list_id
              where m.property_id = p.id and l.key = ?)
      """;
    }
    return audience.propertyIds().isEmpty()
        ? "true"
        : "p.id = any(string_to_array(?, ',')::bigint[])";
  }

  private static @Nullable String member(Audience audience) {
    if (audience.list() != null) {
      return audience.list();
    }
    return audience.propertyIds().isEmpty() ? null : String.join(",", audience.propertyIds());
  }

  private static Prospect prospect(String kind, Record row) {
    long id = row.get(0, Long.class);
    return new Prospect(
        id,
        kind + ":" + id,
        row.get(1, Long.class),
        row.get(2, Long.class),
        row.get(3, Long.class),
        Json.map(row.get(4, JSONB.class)));
  }
}
