package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.ENROLLMENT_REQUEST;
import static dev.drumbeat.db.generated.Tables.RUN;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.journey.campaign.Isolation;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Enrolls leads that are named one by one, into a run that goes on. */
public final class JoinStore {
  /**
   * Cohorts of such leads are of one chunk at most. Leads of larger ones wait for each other, which
   * the first text to somebody who has just asked for it should not.
   */
  private static final int COHORT = 100;

  private JoinStore() {}

  /** A run that takes leads, and the version by which they enter. */
  public record LiveRun(UUID run, UUID campaign, UUID version) {}

  /**
   * Whom to enroll.
   *
   * @param ids of properties, owners or contacts, as the campaign enrolls
   * @param now real time
   */
  public record Join(List<Long> ids, Instant now) {
    public Join {
      ids = ids.stream().distinct().toList();
    }
  }

  /**
   * What became of a lead.
   *
   * @param id of the property, owner or contact
   * @param enrollment null when it was not enrolled
   * @param reason why not; null when it was
   */
  public record Result(long id, @Nullable Long enrollment, @Nullable NotEnrolled reason) {}

  /** What became of the leads that were asked for together, in the order asked. */
  public record Request(UUID run, List<Result> results) {}

  /** The newest run of a campaign that is running or paused. */
  public static Optional<LiveRun> live(DSLContext tx, UUID campaign) {
    return tx.selectFrom(RUN)
        .where(RUN.CAMPAIGN_ID.eq(campaign))
        .and(RUN.STATE.in("RUNNING", "PAUSED"))
        .orderBy(RUN.STARTED_AT.desc(), RUN.ID)
        .limit(1)
        .fetchOptional(row -> new LiveRun(row.getId(), campaign, row.getVersionId()));
  }

  /**
   * Enrolls those of the leads who may enter, and keeps what became of each.
   *
   * @return the request's id; empty when the run has ended meanwhile
   */
  public static Optional<UUID> join(
      DSLContext tx, UUID workspace, LiveRun live, CompiledJourney journey, Join join) {
    RunLock.share(tx, live.run());
    Admission.hold(tx, live.campaign());
    int size = journey.definition().isolation() == Isolation.LEAD ? 1 : COHORT;
    Optional<CohortRows.Room> room =
        size == 1 ? Optional.empty() : CohortRows.room(tx, live.run(), size);
    PagingRun run = AudienceStore.lockRow(tx, live.run());
    if (!run.live()) {
      return Optional.empty();
    }
    List<Result> results =
        new Joining(tx, workspace, run, journey, join).enroll(room.orElse(null), size);
    return Optional.of(
        tx.insertInto(ENROLLMENT_REQUEST)
            .set(ENROLLMENT_REQUEST.WORKSPACE_ID, workspace)
            .set(ENROLLMENT_REQUEST.RUN_ID, live.run())
            .set(ENROLLMENT_REQUEST.RESULTS, Json.write(results))
            .returning(ENROLLMENT_REQUEST.ID)
            .fetchSingle()
            .getId());
  }

  public static Request request(DSLContext tx, UUID id) {
    return tx.selectFrom(ENROLLMENT_REQUEST)
        .where(ENROLLMENT_REQUEST.ID.eq(id))
        .fetchSingle(row ->
            new Request(row.getRunId(), List.of(Json.read(row.getResults(), Result[].class))));
  }
}
