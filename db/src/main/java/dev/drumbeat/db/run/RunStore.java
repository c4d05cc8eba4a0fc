package dev.drumbeat.db.run;

import static dev.drumbeat.db.generated.Tables.CAMPAIGN_VERSION;
import static dev.drumbeat.db.generated.Tables.COHORT;
import static dev.drumbeat.db.generated.Tables.OUTBOX;
import static dev.drumbeat.db.generated.Tables.RUN;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.Money;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Runs. Each method is one part of the caller's transaction, which is in a workspace. */
public final class RunStore {
  private static final Field<Boolean> IS_API =
      field("({0} -> 'audience' ->> 'api')::boolean", Boolean.class, CAMPAIGN_VERSION.DEFINITION);

  private RunStore() {}

  /**
   * Inserts the run, and the start of its workflow in the outbox. A run whose leads come over the
   * API has nothing to page, and stays open.
   */
  public static UUID launch(DSLContext tx, UUID workspace, Launch launch) {
    var version =
        tx.select(coalesce(IS_API, inline(false)), CAMPAIGN_VERSION.DEFINITION)
            .from(CAMPAIGN_VERSION)
            .where(CAMPAIGN_VERSION.ID.eq(launch.versionId()))
            .fetchSingle();
    boolean continuous = version.value1();
    UUID id =
        tx.insertInto(RUN)
            .set(RUN.WORKSPACE_ID, workspace)
            .set(RUN.CAMPAIGN_ID, launch.campaignId())
            .set(RUN.VERSION_ID, launch.versionId())
            .set(RUN.BUSINESS_OFFSET_SECONDS, launch.businessOffset().toSeconds())
            .set(RUN.CONTINUOUS, continuous)
            .set(RUN.PAGING_DONE, continuous)
            .returning(RUN.ID)
            .fetchSingle()
            .getId();
    Money budget = CampaignJson.read(version.value2().data()).policy().budget();
    if (budget != null) {
      BudgetStore.set(tx, workspace, id, budget.micros());
    }
    owePaging(tx, workspace, id);
    return id;
  }

  /** The published version that leads of a cohort walk by. */
  public static UUID versionOf(DSLContext tx, UUID run, int cohort) {
    return tx.select(coalesce(COHORT.VERSION_ID, RUN.VERSION_ID))
        .from(RUN)
        .join(COHORT)
        .on(COHORT.RUN_ID.eq(RUN.ID))
        .where(RUN.ID.eq(run))
        .and(COHORT.NUMBER.eq(cohort))
        .fetchSingle()
        .value1();
  }

  /** Binds at once: when this has committed, no request for the run leaves the process. */
  public static Change pause(DSLContext tx, UUID run, String reason) {
    RunLock.take(tx, run);
    return switch (stateOf(tx, run)) {
      case null -> Change.NOT_FOUND;
      case "PAUSED" -> Change.ALREADY;
      case "RUNNING" -> {
        set(tx, run, "PAUSED", reason);
        yield Change.DONE;
      }
      default -> Change.REFUSED;
    };
  }

  /** Wakes the leads that the pause parked, and goes on paging, or ends if all ended meanwhile. */
  public static Change resume(DSLContext tx, UUID workspace, UUID run) {
    RunLock.take(tx, run);
    return switch (stateOf(tx, run)) {
      case null -> Change.NOT_FOUND;
      case "RUNNING" -> Change.ALREADY;
      case "PAUSED" -> {
        ParkedLeads.resume(tx, run);
        set(tx, run, "RUNNING", null);
        owePaging(tx, workspace, run);
        completeIfDone(tx, run);
        yield Change.DONE;
      }
      default -> Change.REFUSED;
    };
  }

  /** Ends every journey of the run. Not to be undone. */
  public static Change stop(DSLContext tx, UUID run, String reason) {
    RunLock.take(tx, run);
    return switch (stateOf(tx, run)) {
      case null -> Change.NOT_FOUND;
      case "STOPPED" -> Change.ALREADY;
      case "RUNNING", "PAUSED" -> {
        set(tx, run, "STOPPED", reason);
        endAll(tx, run);
        yield Change.DONE;
      }
      default -> Change.REFUSED;
    };
  }

  /**
   * Closes a cohort whose leads have all ended, and with the last one the run. The caller has just
   * written an ending, so it holds the cohort's counter: of two that end the last leads, the later
   * sees both.
   */
  public static void closeCohortIfDone(DSLContext tx, UUID run, int cohort) {
    int closed =
        tx.execute(
            """
            update cohort set open = false
            where run_id = ? and number = ? and open
              and not exists (
                select from tally t where t.run_id = cohort.run_id and t.cohort = cohort.number
                  and t.measure = 'enrollment.ACTIVE' and t.n > 0)
            """,
            run,
            cohort);
    if (closed > 0) {
      completeIfDone(tx, run);
    }
  }

  /**
   * Ends the run if its audience is paged and no cohort is open; of two, the later does it. One
   * that stays open ends when it is stopped.
   */
  public static void completeIfDone(DSLContext tx, UUID run) {
    tx.select(RUN.ID).from(RUN).where(RUN.ID.eq(run)).forNoKeyUpdate().fetch();
    tx.execute(
        """
        update run
        set state = 'COMPLETED', ended_at = clock_timestamp()
        where id = ? and state = 'RUNNING' and paging_done and not continuous
          and not exists (select from cohort where run_id = run.id and open)
        """,
        run);
  }

  private static void owePaging(DSLContext tx, UUID workspace, UUID run) {
    tx.insertInto(OUTBOX, OUTBOX.WORKSPACE_ID, OUTBOX.KIND, OUTBOX.RUN_ID)
        .select(
            tx.select(val(workspace), inline("START_CAMPAIGN"), RUN.ID)
                .from(RUN)
                .where(RUN.ID.eq(run))
                .and(RUN.PAGING_DONE.isFalse()))
        .onConflictDoNothing()
        .execute();
  }

  private static void endAll(DSLContext tx, UUID run) {
    tx.execute(
        """
        update enrollment
        set state = 'EXITED', phase = 'ENDED', work = 'NONE', due_at = null, hold = null,
            outcome = 'STOPPED', reason = 'The run was stopped', version = version + 1,
            ended_at = clock_timestamp()
        where run_id = ? and state = 'ACTIVE'
        """,
        run);
    tx.execute(
        """
        update intent
        set state = 'NOT_SENT', error_code = 'RUN_STOPPED', settled_at = clock_timestamp()
        where run_id = ? and state = 'PLANNED'
        """,
        run);
    tx.execute(
        """
        with closed as (
          update cohort set open = false where run_id = ? and open
          returning workspace_id, run_id, number)
        insert into wake (workspace_id, run_id, cohort, enrollment_id)
        select c.workspace_id, c.run_id, c.number,
               (select min(id) from enrollment e where e.run_id = c.run_id and e.cohort = c.number)
        from closed c
        on conflict do nothing
        """,
        run);
    tx.update(RUN).set(RUN.ENDED_AT, currentInstant()).where(RUN.ID.eq(run)).execute();
  }

  private static @Nullable String stateOf(DSLContext tx, UUID run) {
    return tx.select(RUN.STATE).from(RUN).where(RUN.ID.eq(run)).fetchOne(RUN.STATE);
  }

  private static void set(DSLContext tx, UUID run, String state, @Nullable String reason) {
    tx.update(RUN)
        .set(RUN.STATE, state)
        .set(RUN.STATE_REASON, reason)
        .set(RUN.PAUSED_AT, state.equals("PAUSED") ? currentInstant() : inline((Instant) null))
        .where(RUN.ID.eq(run))
        .execute();
  }
}
