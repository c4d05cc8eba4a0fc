package dev.drumbeat.db.ledger;

import static dev.drumbeat.db.ledger.IntentRows.COLUMNS;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.TimelineStore;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Effects that repeat another: an intent of their own, the next ordinal, at most one for each
 * intent. So "one intent is submitted at most once" holds for them as for all.
 */
public final class RepeatStore {
  private static final String REPEAT =
      """
      insert into intent (workspace_id, run_id, cohort, enrollment_id, origin, step, visit, kind,
                          ordinal, contact_point_id, contact_id, owner_id, property_id, sender_id,
                          claim_token, slot_at, content, reserved_micros, repeats, repeated_by,
                          repeat_reason, repeat_at)
      select o.workspace_id, o.run_id, o.cohort, o.enrollment_id, o.origin, o.step, o.visit, o.kind,
             o.ordinal + 1, o.contact_point_id, o.contact_id, o.owner_id, o.property_id, o.sender_id,
             gen_random_uuid(), v.at, o.content - 'gathered', o.reserved_micros, o.id, ?, v.reason,
             case v.stands when true then e.step || '/' || e.visit end
      """;

  private RepeatStore() {}

  /**
   * An effect to be repeated by its step's policy.
   *
   * @param code with which it was not delivered
   * @param at when, real time
   * @param most effects in all, the first among them
   */
  public record Failed(long id, String code, Instant at, int most, String reason) {}

  /**
   * Plans repeats of texts that were accepted and then not delivered, where the lead stands still
   * where that text is the last that went to it, and has not answered.
   *
   * @return how many
   */
  public static int planByPolicy(DSLContext tx, Collection<Failed> failed) {
    List<? extends Record> planned =
        tx.fetch(
            "with v as (select *, true as stands from jsonb_to_recordset(?::jsonb) as t(id bigint,"
                + " code text, at timestamptz, most int, reason text))\n"
                + REPEAT
                + """
                from v
                join intent o on o.id = v.id
                join enrollment e on e.id = o.enrollment_id and e.state in ('ACTIVE', 'DONE')
                join run r on r.id = o.run_id and r.state <> 'STOPPED'
                where o.kind = 'SMS' and o.state = 'ACCEPTED' and o.delivery_rank = 10
                  and o.delivery_code = v.code and o.ordinal + 1 < v.most
                """
                + unlessOvertaken("o.id", "o")
                + """
                on conflict do nothing
                returning id, run_id, enrollment_id, step, visit, repeats, repeat_reason, slot_at
                """,
            Json.write(failed),
            "POLICY");
    planned.forEach(row -> note(tx, row, "REPEAT_PLANNED", "POLICY", "the step's retry policy"));
    return planned.size();
  }

  /** The step of an intent, and the published version that has it. */
  public record Step(UUID version, String step) {}

  /** The step that an intent of a run is of. */
  public static Step stepOf(DSLContext tx, long intent) {
    Record row =
        tx.fetchSingle(
            "select r.version_id, i.step from intent i join run r on r.id = i.run_id where i.id = ?",
            intent);
    return new Step(row.get(0, UUID.class), row.get(1, String.class));
  }

  private static String unlessOvertaken(String after, String lead) {
    return """
    and not exists (
      select from intent n
      where n.enrollment_id = %2$s.enrollment_id and n.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL')
        and n.id > %1$s and n.id <> %2$s.id)
    and not exists (
      select from event x join intent f on f.id = %1$s
      where x.enrollment_id = %2$s.enrollment_id and x.type in ('REPLIED', 'OPTED_OUT')
        and x.created_at > f.created_at)
    """
        .formatted(after, lead);
  }

  /** What a request to send something again came to. */
  public sealed interface Resent {
    /** The new intent, planned now or by the same request before. */
    record Planned(long id) implements Resent {}

    /** There is no such message. */
    record Missing() implements Resent {}

    /** It is not sent again, for a reason that a person can read. */
    record Refused(String reason) implements Resent {}
  }

  /**
   * Plans a repeat of what was abandoned or refused, because a person says so. Asked again it
   * answers the same.
   *
   * @param by who says so
   */
  public static Resent resend(DSLContext tx, long intent, String by, String reason) {
    Record row =
        tx.fetchOne(
            """
            select i.state, i.kind, e.state, r.state, n.id
            from intent i
            left join enrollment e on e.id = i.enrollment_id
            left join run r on r.id = i.run_id
            left join intent n on n.repeats = i.id
            where i.id = ? and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') for no key update of i
            """,
            intent);
    if (row == null) {
      return new Resent.Missing();
    }
    Long repeat = row.get(4, Long.class);
    if (repeat != null) {
      return new Resent.Planned(repeat);
    }
    Optional<String> refusal =
        refusal(row.get(0, String.class), row.get(2, String.class), row.get(3, String.class));
    return refusal.<Resent>map(Resent.Refused::new).orElseGet(() -> plan(tx, intent, by, reason));
  }

  private static Optional<String> refusal(
      String state, @Nullable String lead, @Nullable String run) {
    if (lead == null || run == null) {
      return Optional.of("It belongs to no run: a confirmation is sent once or never");
    }
    return switch (Intent.State.valueOf(state)) {
      case ACCEPTED -> Optional.of("The provider has accepted it");
      case PLANNED, SUBMITTING, UNKNOWN ->
          Optional.of("It is open, " + state + ": what becomes of it is not known yet");
      case NOT_SENT ->
          Optional.of("It was withdrawn before it was sent: there is nothing to repeat");
      case REJECTED, ABANDONED ->
          run.equals("STOPPED")
              ? Optional.of("Its run is stopped")
              : lead.equals("ACTIVE") || lead.equals("DONE")
                  ? Optional.empty()
                  : Optional.of("Its lead has left the run: " + lead);
    };
  }

  private static Resent plan(DSLContext tx, long intent, String by, String reason) {
    Record row =
        tx.fetchSingle(
            "with v as (select ?::bigint as id, clock_timestamp() as at, ?::text as reason, false"
                + " as stands)\n"
                + REPEAT
                + """
                from v join intent o on o.id = v.id join enrollment e on e.id = o.enrollment_id
                returning id, run_id, enrollment_id, step, visit, repeats, repeat_reason, slot_at
                """,
            intent,
            reason,
            "PERSON");
    note(tx, row, "RESENT", "RESEND", by);
    return new Resent.Planned(row.get("id", Long.class));
  }

  private static void note(DSLContext tx, Record row, String kind, String rule, String by) {
    String at = row.get("slot_at", OffsetDateTime.class).toInstant().toString();
    TimelineStore.append(
        tx,
        row.get("run_id", UUID.class),
        "",
        List.of(
            TimelineEntry.of(
                    row.get("enrollment_id", Long.class),
                    kind,
                    row.get("step", String.class),
                    row.get("visit", Integer.class),
                    "To be sent once more, not before "
                        + at
                        + ": "
                        + row.get("repeat_reason", String.class))
                .because(
                    rule,
                    Map.of(
                        "by",
                        by,
                        "reason",
                        row.get("repeat_reason", String.class),
                        "repeats",
                        String.valueOf(row.get("repeats", Long.class)),
                        "at",
                        at))
                .about(row.get("id", Long.class))));
  }

  /**
   * A repeat whose time has come.
   *
   * @param completed whether its run has ended by itself
   * @param overtaken whether there is no reason for it any more
   */
  public record Due(
      Intent intent,
      UUID run,
      int cohort,
      @Nullable Long contactId,
      boolean completed,
      boolean overtaken) {}

  /**
   * Takes a repeat that is due, under a claim of its own; who fails with it leaves it for later.
   *
   * @param back when it is due again if nothing comes of this
   */
  public static Optional<Due> take(DSLContext tx, UUID token, Instant now, Duration back) {
    return tx
        .fetch(
            """
            with due as (
              select id from intent
              where repeats is not null and state = 'PLANNED' and slot_at <= ?::timestamptz
              order by slot_at limit 1 for no key update skip locked)
            update intent i set claim_token = ?, slot_at = ?::timestamptz
            from due where i.id = due.id
            returning i.id
            """,
            at(now),
            token,
            at(now.plus(back)))
        .map(row -> due(tx, row.get(0, Long.class)))
        .stream()
        .findFirst();
  }

  private static Due due(DSLContext tx, long id) {
    Record row =
        tx.fetchSingle(
            COLUMNS.replace(
                    "select i.id,",
                    "select i.run_id, i.cohort, i.contact_id, u.state = 'COMPLETED' as completed,"
                        + " (case i.repeated_by when 'PERSON' then o.state = 'ACCEPTED' else"
                        + " l.step || '/' || l.visit is distinct from i.repeat_at or not (true "
                        + unlessOvertaken("i.repeats", "i")
                        + ") end) as overtaken, i.id,")
                + """
                join intent o on o.id = i.repeats
                join enrollment l on l.id = i.enrollment_id
                join run u on u.id = i.run_id
                where i.id = ?
                """,
            id);
    return new Due(
        IntentRows.intent(row),
        row.get("run_id", UUID.class),
        row.get("cohort", Integer.class),
        row.get("contact_id", Long.class),
        row.get("completed", Boolean.class),
        row.get("overtaken", Boolean.class));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
