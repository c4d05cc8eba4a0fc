package dev.drumbeat.db.schedule;

import static dev.drumbeat.db.generated.Tables.CAMPAIGN;
import static dev.drumbeat.db.generated.Tables.SCHEDULE;
import static org.jooq.impl.DSL.currentInstant;

import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.run.Change;
import dev.drumbeat.db.schedule.NewSchedule.Timing;
import dev.drumbeat.db.schedule.Schedule.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/** Keeps schedules. Each method is one part of the caller's transaction, in a workspace. */
public final class ScheduleStore {
  private static final Condition KEPT = SCHEDULE.STATE.ne(State.DELETED.name());

  private ScheduleStore() {}

  public static UUID insert(DSLContext tx, UUID workspace, NewSchedule schedule) {
    Timing timing = schedule.timing();
    var row =
        tx.newRecord(SCHEDULE)
            .with(SCHEDULE.WORKSPACE_ID, workspace)
            .with(SCHEDULE.CAMPAIGN_ID, schedule.campaignId())
            .with(SCHEDULE.START_AT, timing.startAt())
            .with(SCHEDULE.END_AT, timing.endAt())
            .with(SCHEDULE.VERSION, schedule.version())
            .with(SCHEDULE.OVERLAP, schedule.overlap().name());
    switch (timing.recurrence()) {
      case Recurrence.ByCron(String cron, String zone) ->
          row.with(SCHEDULE.CRON, cron).with(SCHEDULE.TIME_ZONE, zone);
      case Recurrence.ByInterval(Duration every, Instant anchor) ->
          row.with(SCHEDULE.EVERY_SECONDS, every.toSeconds()).with(SCHEDULE.ANCHOR, anchor);
    }
    return tx.insertInto(SCHEDULE).set(row).returning(SCHEDULE.ID).fetchSingle().getId();
  }

  /** One that isn't deleted. */
  public static Optional<Schedule> find(DSLContext tx, UUID id) {
    return rows(tx, SCHEDULE.ID.eq(id).and(KEPT)).stream().findFirst();
  }

  /** Those of a campaign, newest first. */
  public static Page<Schedule> list(DSLContext tx, UUID campaign, Window window) {
    Condition its = SCHEDULE.CAMPAIGN_ID.eq(campaign).and(KEPT);
    return new Page<>(
        from(tx)
            .where(its)
            .orderBy(SCHEDULE.CREATED_AT.desc(), SCHEDULE.ID)
            .limit(window.limit())
            .offset(window.offset())
            .fetch(ScheduleStore::schedule),
        tx.fetchCount(SCHEDULE, its));
  }

  /** Binds at once: when this has committed, it launches nothing. */
  public static Change pause(DSLContext tx, UUID id, String reason) {
    return change(tx, id, State.PAUSED, reason);
  }

  public static Change resume(DSLContext tx, UUID id) {
    return change(tx, id, State.ACTIVE, null);
  }

  /** Binds at once, as a pause does; the row goes when the engine has forgotten it. */
  public static Change delete(DSLContext tx, UUID id) {
    return change(tx, id, State.DELETED, null);
  }

  private static Change change(DSLContext tx, UUID id, State to, @Nullable String reason) {
    Optional<Schedule> found = lock(tx, id).filter(each -> each.state() != State.DELETED);
    if (found.isEmpty()) {
      return Change.NOT_FOUND;
    }
    if (found.get().state() == to) {
      return Change.ALREADY;
    }
    tx.update(SCHEDULE)
        .set(SCHEDULE.STATE, to.name())
        .set(SCHEDULE.STATE_REASON, reason)
        .set(SCHEDULE.REVISION, SCHEDULE.REVISION.plus(1))
        .set(SCHEDULE.DUE_AT, currentInstant())
        .where(SCHEDULE.ID.eq(id))
        .execute();
    return Change.DONE;
  }

  /** One as it stands, deleted or not, which nobody changes until the transaction ends. */
  public static Optional<Schedule> lock(DSLContext tx, UUID id) {
    tx.select(SCHEDULE.ID).from(SCHEDULE).where(SCHEDULE.ID.eq(id)).forUpdate().fetch();
    return rows(tx, SCHEDULE.ID.eq(id)).stream().findFirst();
  }

  /** Locks some that are to be compared with the engine's, that nobody else compares now. */
  public static List<Schedule> due(DSLContext tx, int limit) {
    List<UUID> ids =
        tx.select(SCHEDULE.ID)
            .from(SCHEDULE)
            .where(SCHEDULE.DUE_AT.le(currentInstant()))
            .orderBy(SCHEDULE.DUE_AT)
            .limit(limit)
            .forUpdate()
            .skipLocked()
            .fetch(SCHEDULE.ID);
    return rows(tx, SCHEDULE.ID.in(ids));
  }

  /** The engine has it as it is here. */
  public static void applied(DSLContext tx, UUID id, long missed, Duration again) {
    tx.update(SCHEDULE)
        .set(SCHEDULE.APPLIED, SCHEDULE.REVISION)
        .set(SCHEDULE.MISSED, missed)
        .setNull(SCHEDULE.ENGINE_FAULT)
        .set(SCHEDULE.DUE_AT, currentInstant().add(DayToSecond.valueOf(again)))
        .where(SCHEDULE.ID.eq(id))
        .execute();
  }

  /** The engine doesn't take it. */
  public static void refused(DSLContext tx, UUID id, String fault, Duration again) {
    tx.update(SCHEDULE)
        .set(SCHEDULE.APPLIED, 0)
        .set(SCHEDULE.ENGINE_FAULT, fault)
        .set(SCHEDULE.DUE_AT, currentInstant().add(DayToSecond.valueOf(again)))
        .where(SCHEDULE.ID.eq(id))
        .execute();
  }

  /** The engine has forgotten it. */
  public static void remove(DSLContext tx, UUID id) {
    tx.deleteFrom(SCHEDULE).where(SCHEDULE.ID.eq(id)).execute();
  }

  private static List<Schedule> rows(DSLContext tx, Condition which) {
    return from(tx).where(which).fetch(ScheduleStore::schedule);
  }

  private static SelectOnConditionStep<? extends Record> from(DSLContext tx) {
    return tx.select(SCHEDULE.fields())
        .select(CAMPAIGN.NAME)
        .from(SCHEDULE)
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(SCHEDULE.CAMPAIGN_ID));
  }

  private static Schedule schedule(Record row) {
    return new Schedule(
        row.get(SCHEDULE.ID),
        row.get(SCHEDULE.CAMPAIGN_ID),
        row.get(CAMPAIGN.NAME),
        new Timing(recurrence(row), row.get(SCHEDULE.START_AT), row.get(SCHEDULE.END_AT)),
        row.get(SCHEDULE.VERSION),
        Overlap.valueOf(row.get(SCHEDULE.OVERLAP)),
        State.valueOf(row.get(SCHEDULE.STATE)),
        row.get(SCHEDULE.STATE_REASON),
        row.get(SCHEDULE.APPLIED).equals(row.get(SCHEDULE.REVISION)),
        row.get(SCHEDULE.ENGINE_FAULT),
        row.get(SCHEDULE.MISSED),
        row.get(SCHEDULE.CREATED_AT));
  }

  private static Recurrence recurrence(Record row) {
    String cron = row.get(SCHEDULE.CRON);
    return cron != null
        ? new Recurrence.ByCron(cron, row.get(SCHEDULE.TIME_ZONE))
        : new Recurrence.ByInterval(
            Duration.ofSeconds(row.get(SCHEDULE.EVERY_SECONDS)), row.get(SCHEDULE.ANCHOR));
  }
}
