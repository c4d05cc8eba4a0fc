package dev.drumbeat.db.schedule;

import static dev.drumbeat.db.generated.Tables.RUN;
import static dev.drumbeat.db.generated.Tables.SCHEDULE_FIRE;

import dev.drumbeat.db.schedule.Fire.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Keeps what became of the times of schedules; the caller holds the schedule's lock to write. */
public final class FireStore {
  private FireStore() {}

  /** What became of a time, if it has come. */
  public static Optional<Fire> find(DSLContext tx, UUID schedule, Instant scheduledAt) {
    return tx.selectFrom(SCHEDULE_FIRE)
        .where(SCHEDULE_FIRE.SCHEDULE_ID.eq(schedule))
        .and(SCHEDULE_FIRE.SCHEDULED_AT.eq(scheduledAt))
        .fetchOptional(FireStore::fire);
  }

  public static void insert(DSLContext tx, UUID workspace, UUID schedule, Fire fire) {
    tx.insertInto(SCHEDULE_FIRE)
        .set(SCHEDULE_FIRE.WORKSPACE_ID, workspace)
        .set(SCHEDULE_FIRE.SCHEDULE_ID, schedule)
        .set(SCHEDULE_FIRE.SCHEDULED_AT, fire.scheduledAt())
        .set(SCHEDULE_FIRE.OUTCOME, fire.outcome().name())
        .set(SCHEDULE_FIRE.RUN_ID, fire.run())
        .set(SCHEDULE_FIRE.REASON, fire.reason())
        .execute();
  }

  /** Newest first. */
  public static List<Fire> last(DSLContext tx, UUID schedule, int most) {
    return tx.selectFrom(SCHEDULE_FIRE)
        .where(SCHEDULE_FIRE.SCHEDULE_ID.eq(schedule))
        .orderBy(SCHEDULE_FIRE.SCHEDULED_AT.desc())
        .limit(most)
        .fetch(FireStore::fire);
  }

  /** A run that the schedule launched and that goes on, paused ones too. */
  public static Optional<UUID> goingOn(DSLContext tx, UUID schedule) {
    return tx.select(RUN.ID)
        .from(SCHEDULE_FIRE)
        .join(RUN)
        .on(RUN.ID.eq(SCHEDULE_FIRE.RUN_ID))
        .where(SCHEDULE_FIRE.SCHEDULE_ID.eq(schedule))
        .and(RUN.STATE.in("RUNNING", "PAUSED"))
        .limit(1)
        .fetchOptional(RUN.ID);
  }

  private static Fire fire(Record row) {
    return new Fire(
        row.get(SCHEDULE_FIRE.SCHEDULED_AT),
        Outcome.valueOf(row.get(SCHEDULE_FIRE.OUTCOME)),
        row.get(SCHEDULE_FIRE.RUN_ID),
        row.get(SCHEDULE_FIRE.REASON));
  }
}
