package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What providers report of effects after they took them. */
public final class DeliveryStore {
  private DeliveryStore() {}

  /**
   * A report. It proves that the provider took the attempt.
   *
   * @param attempt the attempt that it names; null when it names none
   * @param providerId the provider's id of the effect; null when it is not told
   * @param state what the provider calls its state, upper case
   * @param rank of the state: a report of a lower rank than the last changes nothing
   */
  public record Report(
      @Nullable UUID attempt,
      @Nullable String providerId,
      String state,
      int rank,
      @Nullable String code,
      @Nullable BigDecimal price) {}

  /** An effect of a lead whose doubt a report cleared up. */
  public record Cleared(long intentId, long enrollmentId) {}

  /**
   * A lead that reports are about.
   *
   * @param doubted whether its effect was not known to be accepted until now, or is known by a
   *     read-back only, which the report may contradict
   */
  public record Concerned(long enrollmentId, UUID run, boolean doubted) {}

  /** Whom reports are about, so that the caller can take the locks before it applies them. */
  public static List<Concerned> concerned(DSLContext tx, List<Report> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    return tx.fetch(
            """
            select i.enrollment_id, i.run_id,
                   coalesce(bool_or(i.state <> 'ACCEPTED' or a.resolved_by = 'READ_BACK'), false)
            from attempt a join intent i on i.id = a.intent_id
            where (a.id = any(?) or a.provider_id = any(?)) and i.enrollment_id is not null
            group by 1, 2
            """,
            attempts(reports),
            providerIds(reports))
        .map(row ->
            new Concerned(
                row.get(0, Long.class), row.get(1, UUID.class), row.get(2, Boolean.class)));
  }

  /**
   * Applies reports, in any order and however often. An id that a read-back gave to one attempt
   * goes to the attempt that a report names with it, and the first is in doubt again.
   *
   * @return the leads' intents that were not known to be accepted before
   */
  public static List<Cleared> apply(DSLContext tx, List<Report> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    var rows = Json.write(reports);
    UUID[] attempts = attempts(reports);
    String[] providerIds = providerIds(reports);
    String matched =
        """
        with r as (
          select * from jsonb_to_recordset(?::jsonb) as v(attempt uuid, "providerId" text, state text,
            rank int, code text, price numeric)),
        known as materialized (
          select id, intent_id, provider_id from attempt where id = any(?)
          union
          select id, intent_id, provider_id from attempt where provider_id = any(?)),
        m as (
          select a.id as attempt, a.intent_id, r.state, r.rank, r.code, r.price,
                 coalesce(r."providerId", a.provider_id) as provider_id
          from r join known a on a.id = r.attempt
          union all
          select a.id, a.intent_id, r.state, r.rank, r.code, r.price, a.provider_id
          from r join known a on a.provider_id = r."providerId" and r.attempt is null)
        """;
    tx.execute(
        """
        select give_back_ids(jsonb_agg(jsonb_build_object(
          'attempt', r->'attempt', 'provider_id', r->'providerId')))
        from jsonb_array_elements(?::jsonb) r
        where r->>'attempt' is not null and r->>'providerId' is not null
        having count(*) > 0
        """,
        rows);
    tx.execute(
        matched
            + """
            update attempt a
            set state = 'ACCEPTED', provider_id = coalesce(a.provider_id, m.provider_id),
                resolved_by = 'CALLBACK', answered_at = coalesce(a.answered_at, now())
            from (select distinct on (attempt) * from m order by attempt, rank desc) m
            where a.id = m.attempt and a.state <> 'ACCEPTED'
            """,
        rows,
        attempts,
        providerIds);
    List<Cleared> cleared =
        tx
            .fetch(
                matched
                    + """
                    , cleared as (
                      update intent i
                      set state = 'ACCEPTED', provider_id = coalesce(i.provider_id, m.provider_id),
                          check_at = null, error_code = null, error = null,
                          settled_at = clock_timestamp()
                      from (select distinct on (intent_id) * from m order by intent_id, rank desc) m
                      where i.id = m.intent_id and i.state <> 'ACCEPTED'
                      returning i.id, i.enrollment_id, i.workspace_id, i.run_id, i.step, i.visit,
                        i.kind, i.provider_id, m.attempt),
                    told as (
                      insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit,
                                            summary, rule, inputs, intent_id)
                      select workspace_id, run_id, enrollment_id, 'ACCEPTED', step, visit,
                             case kind when 'SMS' then 'The text' when 'CALL' then 'The call' when 'AI_CALL' then 'The call'
                               else 'The e-mail' end || ' was accepted by the provider: it reports'
                               || ' on it',
                             'CALLBACK',
                             jsonb_strip_nulls(jsonb_build_object(
                               'attempt', attempt, 'providerId', provider_id)), id
                      from cleared where enrollment_id is not null order by id)
                    select id, enrollment_id from cleared
                    """,
                rows,
                attempts,
                providerIds)
            .stream()
            .filter(row -> row.get(1) != null)
            .map(row -> new Cleared(row.get(0, Long.class), row.get(1, Long.class)))
            .toList();
    tx.execute(
        matched
            + """
            update intent i
            set delivery = m.state, delivery_rank = m.rank, delivery_code = m.code,
                price = coalesce(m.price, i.price)
            from (select distinct on (intent_id) * from m order by intent_id, rank desc) m
            where i.id = m.intent_id and i.delivery_rank < m.rank
            """,
        rows,
        attempts,
        providerIds);
    return cleared;
  }

  // Bound as arrays, so that the planner looks them up instead of reading every attempt.
  private static UUID[] attempts(List<Report> reports) {
    return reports.stream().map(Report::attempt).filter(Objects::nonNull).toArray(UUID[]::new);
  }

  private static String[] providerIds(List<Report> reports) {
    return reports.stream().map(Report::providerId).filter(Objects::nonNull).toArray(String[]::new);
  }
}
