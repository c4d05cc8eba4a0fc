package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.ledger.IntentRows.COLUMNS;

import dev.drumbeat.db.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The send ledger: every write is for a whole chunk, in one statement. */
public final class LedgerStore {
  private LedgerStore() {}

  /**
   * Records decisions; a repeat by the same rule counts up instead of adding a row.
   *
   * @return the decisions, by enrollment
   */
  public static Map<Long, Decided> decide(
      DSLContext tx, UUID run, int cohort, List<DecisionRow> decisions) {
    var ids = new HashMap<Long, Decided>();
    if (decisions.isEmpty()) {
      return ids;
    }
    tx.fetch(
            """
            insert into decision (workspace_id, run_id, cohort, enrollment_id, step, visit, channel,
                                  outcome, rule, reason, inputs, until)
            select current_workspace(), ?, ?, enrollment_id, step, visit, channel, outcome, rule,
                   reason, inputs, until
            from jsonb_to_recordset(?::jsonb) as v(enrollment_id bigint, step text, visit int,
                 channel text, outcome text, rule text, reason text, inputs jsonb,
                 until timestamptz)
            on conflict (enrollment_id, step, visit, outcome, rule) do update
            set count = decision.count + 1, reason = excluded.reason, inputs = excluded.inputs,
                until = excluded.until
            returning enrollment_id, id, count
            """,
            run,
            cohort,
            Json.write(decisions.stream().map(LedgerStore::row).toList()))
        .forEach(row ->
            ids.put(
                row.get(0, Long.class),
                new Decided(row.get(1, Long.class), row.get(2, Integer.class) > 1)));
    return ids;
  }

  /**
   * A decision as recorded.
   *
   * @param repeated whether the same rule decided the same before
   */
  public record Decided(long id, boolean repeated) {}

  /** Gives planned intents other slots. */
  public static void replan(DSLContext tx, List<Replan> replans) {
    if (replans.isEmpty()) {
      return;
    }
    tx.execute(
        """
        update intent i
        set slot_at = v."slotAt", lawful_until = v."lawfulUntil"
        from jsonb_to_recordset(?::jsonb) as v(id bigint, "slotAt" timestamptz,
                                        "lawfulUntil" timestamptz)
        where i.id = v.id and i.state = 'PLANNED'
        """,
        Json.write(replans));
  }

  /** A new slot for a planned intent; real time. */
  public record Replan(long id, Instant slotAt, @Nullable Instant lawfulUntil) {}

  /**
   * Writes intents down before anything is sent. One that exists already stays as it is.
   *
   * @param token whose claim they are
   */
  public static void plan(
      DSLContext tx, UUID run, int cohort, UUID token, List<NewIntent> intents) {
    if (intents.isEmpty()) {
      return;
    }
    tx.execute(
        """
        insert into intent (workspace_id, run_id, cohort, claim_token, enrollment_id, origin, step,
                            visit, kind, ordinal, slot_at, lawful_until, content,
                            contact_point_id, contact_id, owner_id, property_id, sender_id,
                            reserved_micros)
        select current_workspace(), ?, ?, ?, "enrollmentId", origin, step, visit, kind, ordinal,
               "slotAt", "lawfulUntil", content, (target->>'pointId')::bigint,
               (target->>'contactId')::bigint, (target->>'ownerId')::bigint,
               (target->>'propertyId')::bigint, (target->>'senderId')::uuid, "reservedMicros"
        from jsonb_to_recordset(?::jsonb) as v("enrollmentId" bigint, origin text, step text, visit int,
             kind text, ordinal int, "slotAt" timestamptz, "lawfulUntil" timestamptz,
             content jsonb, target jsonb, "reservedMicros" bigint)
        on conflict (origin, step, visit, kind, ordinal) do nothing
        """,
        run,
        cohort,
        token,
        Json.write(intents));
  }

  /** The intents of the visits at which these leads stand. */
  public static List<Intent> atPosition(DSLContext tx, Collection<Long> leads) {
    return tx.fetch(
            COLUMNS
                + """
                join enrollment e on e.id = i.enrollment_id and e.step = i.step and e.visit = i.visit
                where i.enrollment_id = any(?) and i.repeats is null
                order by i.enrollment_id, i.kind desc, i.ordinal
                """,
            (Object) leads.toArray(Long[]::new))
        .map(IntentRows::intent);
  }

  /** Takes over what is planned: whoever held it before can submit it no more. */
  public static void claim(DSLContext tx, Collection<Long> intents, UUID token) {
    if (intents.isEmpty()) {
      return;
    }
    tx.execute(
        "update intent set claim_token = ? where id = any(?) and state = 'PLANNED'",
        token,
        intents.toArray(Long[]::new));
  }

  /** Whether any of these is planned and still of that claim. */
  public static boolean isClaimed(DSLContext tx, UUID token, Collection<Long> intents) {
    return tx.fetchOne(
            """
            select from intent
            where id = any(?) and claim_token = ? and state = 'PLANNED' limit 1
            """,
            intents.toArray(Long[]::new),
            token)
        != null;
  }

  /**
   * Lets intents go: the last check before the requests. Only what this returns may be sent, and
   * within two seconds. Locks contact points and enrollments; the caller holds the run's lock.
   *
   * @param attempts the new attempt's id for each intent
   * @param now real time
   * @return the intents that are still ours, lawful, of an active enrollment, not suppressed and
   *     not held
   */
  public static List<Long> submit(
      DSLContext tx, UUID token, Map<Long, UUID> attempts, Instant now) {
    return tx.fetch(
            "select submit_intents(?::jsonb, ?, ?::timestamptz)",
            Json.write(attempts),
            token,
            now.atOffset(ZoneOffset.UTC))
        .map(row -> row.get(0, Long.class));
  }

  /** Sets aside planned intents that must not be sent any more, with the reason. */
  public static void withdraw(DSLContext tx, Collection<Long> intents, String reason) {
    if (intents.isEmpty()) {
      return;
    }
    tx.execute(
        """
        update intent
        set state = 'NOT_SENT', error_code = ?, settled_at = clock_timestamp()
        where id = any(?) and state = 'PLANNED'
        """,
        reason,
        intents.toArray(Long[]::new));
  }

  /**
   * Records what became of attempts. A proof of acceptance that came meanwhile by a callback is not
   * undone by a doubt, and what an earlier attempt's answer says does not touch a later attempt.
   *
   * @return how the intents stand now, which for those two is not as recorded
   */
  public static Map<Long, Intent.State> record(DSLContext tx, List<Outcome> outcomes) {
    var states = new HashMap<Long, Intent.State>();
    if (outcomes.isEmpty()) {
      return states;
    }
    tx.fetch(
            "select intent_id, intent_state from record_outcomes(?::jsonb)",
            Json.write(outcomes.stream().map(LedgerStore::row).toList()))
        .forEach(row ->
            states.put(row.get(0, Long.class), Intent.State.valueOf(row.get(1, String.class))));
    return states;
  }

  /** Records an outcome, without a provider id that another attempt has. */
  public static void recordBare(DSLContext tx, Outcome outcome) {
    String id = outcome.providerId();
    UUID holder = id == null ? null : DoubtStore.holders(tx, List.of(id)).get(id);
    boolean anothers = holder != null && !holder.equals(outcome.attempt());
    record(tx, List.of(anothers ? outcome.withoutProviderId() : outcome));
  }

  private static Map<String, Object> row(DecisionRow d) {
    var row = new LinkedHashMap<String, Object>();
    row.put("enrollment_id", d.enrollmentId());
    row.put("step", d.step());
    row.put("visit", d.visit());
    row.put("channel", d.channel().name());
    row.put("outcome", d.decision().outcome().name());
    row.put("rule", d.decision().rule().name());
    row.put("reason", d.decision().reason());
    row.put("inputs", d.decision().inputs());
    if (d.decision().until() != null) {
      row.put("until", d.decision().until().toString());
    }
    return row;
  }

  private static Map<String, @Nullable Object> row(Outcome o) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("intent", o.intentId());
    row.put("attempt", o.attempt());
    row.put("intent_state", o.intentState().name());
    row.put("attempt_state", o.attemptState().name());
    row.put("provider_id", o.providerId());
    row.put("price", o.price());
    row.put("http_status", o.httpStatus());
    row.put("error_code", o.errorCode());
    row.put("error", o.error());
    row.put("empty_reads", o.emptyReads());
    row.put("slot_at", o.slotAt());
    row.put("resolved_by", o.resolvedBy());
    return row;
  }
}
