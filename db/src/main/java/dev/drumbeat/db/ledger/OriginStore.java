package dev.drumbeat.db.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Whose effects events are about. */
public final class OriginStore {
  private OriginStore() {}

  /** The published versions that attempts belong to, by attempt id and by provider id. */
  public static Map<String, UUID> versionsOf(
      DSLContext tx, Collection<UUID> attempts, Collection<String> providerIds) {
    var versions = new HashMap<String, UUID>();
    tx.fetch(
            """
            with a as materialized (
              select id, intent_id, provider_id from attempt where id = any(?)
              union
              select id, intent_id, provider_id from attempt where provider_id = any(?))
            select a.id::text, a.provider_id, coalesce(c.version_id, r.version_id)
            from a join intent i on i.id = a.intent_id join run r on r.id = i.run_id
            left join enrollment e on e.id = i.enrollment_id
            left join cohort c on c.run_id = e.run_id and c.number = e.cohort
            """,
            attempts.toArray(UUID[]::new),
            providerIds.toArray(String[]::new))
        .forEach(row -> {
          versions.put(row.get(0, String.class), row.get(2, UUID.class));
          if (row.get(1, String.class) != null) {
            versions.put(row.get(1, String.class), row.get(2, UUID.class));
          }
        });
    return versions;
  }

  /** What an event names: an attempt, or else a provider's id. */
  public record Named(@Nullable UUID attempt, @Nullable String providerId) {}

  /** Which lead's effect each name is of, where it is one of ours. */
  public static Map<Named, Origin> originsOf(DSLContext tx, Collection<Named> names) {
    var byAttempt = new HashMap<UUID, Origin>();
    var byProviderId = new HashMap<String, Origin>();
    tx.fetch(
            """
            with a as materialized (
              select id, intent_id, provider_id from attempt where id = any(?)
              union
              select id, intent_id, provider_id from attempt where provider_id = any(?))
            select i.id, i.enrollment_id, i.run_id, i.cohort, i.step, i.visit, i.kind,
                   i.contact_point_id, i.content->>'gathered',
                   coalesce((i.content->>'detectMachine')::boolean, false), a.id, a.provider_id
            from a join intent i on i.id = a.intent_id
            where i.enrollment_id is not null
            """,
            names.stream().map(Named::attempt).filter(Objects::nonNull).toArray(UUID[]::new),
            names.stream()
                .filter(name -> name.attempt() == null)
                .map(Named::providerId)
                .filter(Objects::nonNull)
                .toArray(String[]::new))
        .forEach(row -> {
          Origin origin = origin(row);
          byAttempt.put(row.get(10, UUID.class), origin);
          if (row.get(11, String.class) != null) {
            byProviderId.put(row.get(11, String.class), origin);
          }
        });
    var origins = new HashMap<Named, Origin>();
    for (Named name : names) {
      Origin origin =
          name.attempt() != null
              ? byAttempt.get(name.attempt())
              : byProviderId.get(Objects.requireNonNullElse(name.providerId(), ""));
      if (origin != null) {
        origins.put(name, origin);
      }
    }
    return origins;
  }

  private static Origin origin(Record row) {
    return new Origin(
        row.get(0, Long.class),
        row.get(1, Long.class),
        row.get(2, UUID.class),
        row.get(3, Integer.class),
        row.get(4, String.class),
        row.get(5, Integer.class),
        row.get(6, String.class),
        row.get(7, Long.class),
        row.get(8, String.class),
        row.get(9, Boolean.class));
  }

  /**
   * The effect that something is about.
   *
   * @param gathered what the digits meant that a person pressed in a call
   * @param detectsMachine whether the provider was asked to tell persons from machines
   */
  public record Origin(
      long intentId,
      long enrollmentId,
      UUID run,
      int cohort,
      String step,
      int visit,
      String kind,
      @Nullable Long pointId,
      @Nullable String gathered,
      boolean detectsMachine) {}

  /** Keeps what a person pressed with the call that asked. */
  public static void gathered(DSLContext tx, long intent, String meaning) {
    tx.execute(
        "update intent set content = content || jsonb_build_object('gathered', ?::text)"
            + " where id = ?",
        meaning,
        intent);
  }

  /** Enrollments that were texted at a contact point, the one texted last first. */
  public static List<Texted> textedAt(DSLContext tx, long pointId) {
    return tx.fetch(
            """
            select e.id, e.run_id, e.cohort, e.state = 'ACTIVE', max(i.created_at)
            from intent i join enrollment e on e.id = i.enrollment_id
            where i.contact_point_id = ? and i.kind in ('SMS', 'EMAIL') and i.state <> 'NOT_SENT'
            group by e.id
            order by e.state = 'ACTIVE' desc, 5 desc
            limit 50
            """,
            pointId)
        .map(row ->
            new Texted(
                row.get(0, Long.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                row.get(3, Boolean.class)));
  }

  /** An enrollment that was written to. */
  public record Texted(long enrollmentId, UUID run, int cohort, boolean active) {}
}
