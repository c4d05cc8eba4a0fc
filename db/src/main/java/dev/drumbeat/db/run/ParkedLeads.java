package dev.drumbeat.db.run;

import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.campaign.WhilePaused;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Lets a run's leads go on after a pause. The caller holds the run's lock alone. */
final class ParkedLeads {
  /** Leads that become due in a second, in the order in which they were due: no burst. */
  private static final int PER_SECOND = 200;

  private ParkedLeads() {}

  static void resume(DSLContext tx, UUID run) {
    shiftWaits(tx, run);
    unpark(tx, run);
  }

  /** Waits whose time stood still end later, by as much of the pause as they were open in. */
  private static void shiftWaits(DSLContext tx, UUID run) {
    tx.fetch(
            """
            select distinct coalesce(c.version_id, r.version_id)
            from run r join cohort c on c.run_id = r.id and c.open where r.id = ?
            """,
            run)
        .forEach(row -> shiftWaits(tx, run, row.get(0, UUID.class)));
  }

  private static void shiftWaits(DSLContext tx, UUID run, UUID version) {
    String[] steps = stillWaits(tx, version);
    if (steps.length == 0) {
      return;
    }
    tx.execute(
        """
        with shifted as (
          update enrollment e
          set due_at = coalesce(e.was_due_at, e.due_at) + (clock_timestamp()
                - case when e.hold is null then greatest(r.paused_at, e.updated_at)
                       else r.paused_at end),
              was_due_at = null, hold = null
          from run r, cohort c
          where r.id = e.run_id and c.run_id = e.run_id and c.number = e.cohort
            and coalesce(c.version_id, r.version_id) = ? and e.run_id = ? and e.state = 'ACTIVE' and e.phase = 'WAITING'
            and e.step = any(?) and coalesce(e.was_due_at, e.due_at) is not null
            and (e.due_at is not null or e.hold = 'RUN_PAUSED')
          returning e.workspace_id, e.run_id, e.cohort, e.id)
        insert into wake (workspace_id, run_id, cohort, enrollment_id)
        select workspace_id, run_id, cohort, id from shifted
        on conflict do nothing
        """,
        version,
        run,
        steps);
  }

  private static String[] stillWaits(DSLContext tx, UUID version) {
    JSONB definition =
        Objects.requireNonNull(
            tx.fetchSingle("select definition from campaign_version where id = ?", version)
                .get(0, JSONB.class));
    return CampaignJson.read(definition.data()).steps().entrySet().stream()
        .filter(each ->
            each.getValue() instanceof WaitStep wait && wait.whilePaused() == WhilePaused.HOLD)
        .map(each -> each.getKey())
        .toArray(String[]::new);
  }

  private static void unpark(DSLContext tx, UUID run) {
    tx.execute(
        """
        with parked as (
          select id, (row_number() over (order by was_due_at, id) - 1) / ? as second
          from enrollment
          where run_id = ? and state = 'ACTIVE' and due_at is null and hold = 'RUN_PAUSED'),
        unparked as (
          update enrollment e
          set due_at = clock_timestamp() + make_interval(secs => p.second), hold = null
          from parked p where e.id = p.id
          returning e.workspace_id, e.run_id, e.cohort, e.id)
        insert into wake (workspace_id, run_id, cohort, enrollment_id)
        select workspace_id, run_id, cohort, id from unparked
        on conflict do nothing
        """,
        PER_SECOND,
        run);
  }
}
