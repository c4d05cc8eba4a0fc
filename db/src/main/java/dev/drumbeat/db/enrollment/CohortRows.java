package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.COHORT;
import static dev.drumbeat.db.generated.Tables.OUTBOX;
import static dev.drumbeat.db.generated.Tables.RUN;

import dev.drumbeat.db.run.RunStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Puts leads into cohorts, and owes the engine their start. The run's row is locked. */
final class CohortRows {
  private CohortRows() {}

  /** A cohort with room for more leads, its counter and row locked. */
  record Room(int number, int free) {}

  /**
   * Finds the newest open cohort that is smaller than it may be. Its counter is locked first, as
   * whoever ends its last lead does: either that one closes it before it is looked at here, or sees
   * the leads that join.
   */
  static Optional<Room> room(DSLContext tx, UUID run, int size) {
    return tx.fetchOptional(
            """
            select number from cohort where run_id = ? and open and version_id is null and size < ?
            order by number desc limit 1
            """,
            run,
            size)
        .map(row -> row.get(0, Integer.class))
        .flatMap(number -> {
          tx.fetch(
              """
              select from tally where run_id = ? and cohort = ? and measure = 'enrollment.ACTIVE'
              for update
              """,
              run,
              number);
          return tx.fetchOptional(
                  """
                  select size from cohort where run_id = ? and number = ? and open and version_id is null
                    and size < ?
                  for update
                  """,
                  run,
                  number,
                  size)
              .map(row -> new Room(number, size - row.get(0, Integer.class)));
        });
  }

  /** Enrolls leads into cohorts of their own, of the size given; their ids by key. */
  static Map<String, Long> begin(
      DSLContext tx, UUID workspace, PagingRun run, List<NewEnrollment> leads, int size) {
    var ids = new LinkedHashMap<String, Long>();
    int number = run.cohorts();
    for (int from = 0; from < leads.size(); from += size) {
      List<NewEnrollment> cohort = leads.subList(from, Math.min(from + size, leads.size()));
      tx.insertInto(COHORT)
          .set(COHORT.RUN_ID, run.run())
          .set(COHORT.NUMBER, number)
          .set(COHORT.WORKSPACE_ID, workspace)
          .set(COHORT.SIZE, cohort.size())
          .execute();
      ids.putAll(enroll(tx, run, number, cohort));
      tx.insertInto(OUTBOX)
          .set(OUTBOX.WORKSPACE_ID, workspace)
          .set(OUTBOX.KIND, "START_COHORT")
          .set(OUTBOX.RUN_ID, run.run())
          .set(OUTBOX.COHORT, number)
          .execute();
      number++;
    }
    tx.update(RUN).set(RUN.COHORTS, number).where(RUN.ID.eq(run.run())).execute();
    return ids;
  }

  /** Enrolls leads into a cohort that is there; their ids by key. */
  static Map<String, Long> join(
      DSLContext tx, UUID workspace, PagingRun run, int number, List<NewEnrollment> leads) {
    tx.update(COHORT)
        .set(COHORT.SIZE, COHORT.SIZE.plus(leads.size()))
        .where(COHORT.RUN_ID.eq(run.run()))
        .and(COHORT.NUMBER.eq(number))
        .execute();
    Map<String, Long> ids = enroll(tx, run, number, leads);
    tx.insertInto(OUTBOX)
        .set(OUTBOX.WORKSPACE_ID, workspace)
        .set(OUTBOX.KIND, "JOIN_COHORT")
        .set(OUTBOX.RUN_ID, run.run())
        .set(OUTBOX.COHORT, number)
        .set(OUTBOX.LEADS, ids.values().toArray(Long[]::new))
        .execute();
    return ids;
  }

  private static Map<String, Long> enroll(
      DSLContext tx, PagingRun run, int number, List<NewEnrollment> leads) {
    Map<String, Long> ids = EnrollmentRows.insert(tx, run.campaign(), run.run(), number, leads);
    if (leads.stream().anyMatch(lead -> lead.ending() != null)) {
      RunStore.closeCohortIfDone(tx, run.run(), number);
    }
    return ids;
  }
}
