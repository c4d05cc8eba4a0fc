package dev.drumbeat.activities.campaign;

import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Standings;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.AudienceStore;
import dev.drumbeat.db.enrollment.AudienceStore.Page;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.Entrance;
import dev.drumbeat.db.enrollment.NewEnrollment;
import dev.drumbeat.db.enrollment.PagingRun;
import dev.drumbeat.db.enrollment.Prospect;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Isolation;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.workflows.campaign.CampaignInput;
import dev.drumbeat.workflows.campaign.EnrolledPage;
import dev.drumbeat.workflows.campaign.EnrollmentActivities;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.Roster;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** Enrolls an audience page by page, a cohort at a time. */
public final class EnrollmentActivitiesImpl implements EnrollmentActivities {
  private static final int SINGLES_PER_PAGE = 100;

  private final Database database;
  private final Journeys journeys;
  private final Clock clock;
  private final int cohortSize;

  /**
   * Makes the activities.
   *
   * @param cohortSize leads that walk together, 1 to 1,000
   */
  public EnrollmentActivitiesImpl(
      Database database, Journeys journeys, Clock clock, int cohortSize) {
    this.database = database;
    this.journeys = journeys;
    this.clock = clock;
    this.cohortSize = cohortSize;
  }

  @Override
  public EnrolledPage enrollPage(CampaignInput input) {
    UUID workspace = UUID.fromString(input.workspaceId());
    UUID run = UUID.fromString(input.runId());
    return database.inWorkspace(workspace, tx -> enrollPage(tx, workspace, run));
  }

  @Override
  public Roster loadCohort(CohortRef cohort) {
    String workflowRun =
        Objects.requireNonNullElse(Activity.getExecutionContext().getInfo().getWorkflowRunId(), "");
    return database.inWorkspace(
        UUID.fromString(cohort.workspaceId()),
        tx ->
            CohortContext.read(tx, cohort, journeys, clock, workflowRun)
                .map(context -> roster(tx, context))
                .orElseGet(() -> new Roster(true, new String[0], ChunkWork.stale().standing())));
  }

  private static Roster roster(DSLContext tx, CohortContext context) {
    List<String> steps = List.copyOf(context.journey().definition().steps().keySet());
    return new Roster(
        false,
        steps.toArray(String[]::new),
        Standings.of(EnrollmentStore.ofCohort(tx, context.run().run(), context.cohort()), steps));
  }

  private EnrolledPage enrollPage(DSLContext tx, UUID workspace, UUID run) {
    RunLock.share(tx, run);
    PagingRun paging = AudienceStore.lock(tx, run);
    if (!paging.running() || paging.done()) {
      return new EnrolledPage(false, 0);
    }
    CompiledJourney journey = journeys.of(tx, paging.version());
    CampaignDefinition definition = journey.definition();
    boolean single = definition.isolation() == Isolation.LEAD;
    Page page = AudienceStore.page(tx, paging, definition, single ? SINGLES_PER_PAGE : cohortSize);
    var entrance = new Entrance(journey, clock.instant(), paging.businessOffset());
    List<NewEnrollment> leads =
        matching(entrance, page.prospects()).stream().map(entrance::enter).toList();
    var entry =
        new AudienceStore.Entry(
            definition.enroll().reentry(), single ? 1 : cohortSize, entrance.now());
    int enrolled = AudienceStore.enroll(tx, workspace, paging, leads, entry);
    AudienceStore.turn(tx, run, page);
    if (page.last()) {
      RunStore.completeIfDone(tx, run);
    }
    return new EnrolledPage(!page.last(), enrolled);
  }

  private static List<Prospect> matching(Entrance entrance, List<Prospect> prospects) {
    try {
      return entrance.matching(prospects);
    } catch (IllegalArgumentException e) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          String.valueOf(e.getMessage()), "BAD_DEFINITION", e);
    }
  }
}
