package dev.drumbeat.activities.cohort;

import dev.drumbeat.activities.campaign.Journeys;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.cohort.Standing;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** What the work on every chunk shares: its transactions, and the answer to the workflow. */
public final class ChunkWork {
  private final Database database;
  private final Journeys journeys;
  private final Clock clock;

  public ChunkWork(Database database, Journeys journeys, Clock clock) {
    this.database = database;
    this.journeys = journeys;
    this.clock = clock;
  }

  /**
   * Runs one transaction that holds the run's lock together with others, so that a pause that has
   * committed is seen by it; nothing when a newer generation has taken over.
   */
  public <T> Optional<T> transaction(Chunk chunk, BiFunction<DSLContext, CohortContext, T> work) {
    String workflowRun =
        Objects.requireNonNullElse(Activity.getExecutionContext().getInfo().getWorkflowRunId(), "");
    return database.inWorkspace(
        UUID.fromString(chunk.cohort().workspaceId()),
        tx -> {
          RunLock.share(tx, UUID.fromString(chunk.cohort().runId()));
          return CohortContext.read(tx, chunk.cohort(), journeys, clock, workflowRun)
              .map(context -> work.apply(tx, context));
        });
  }

  /** Where the chunk's leads stand now, read from the database. */
  public Moved moved(Chunk chunk) {
    return transaction(
            chunk,
            (tx, context) ->
                Standings.of(
                    EnrollmentStore.statusOf(tx, leads(chunk)),
                    List.copyOf(context.journey().definition().steps().keySet())))
        .map(standing -> new Moved(false, standing))
        .orElseGet(ChunkWork::stale);
  }

  public static Moved stale() {
    return new Moved(
        true, new Standing(new long[0], new int[0], new int[0], new long[0], new int[0]));
  }

  public static List<Long> leads(Chunk chunk) {
    return Arrays.stream(chunk.leads()).boxed().toList();
  }
}
