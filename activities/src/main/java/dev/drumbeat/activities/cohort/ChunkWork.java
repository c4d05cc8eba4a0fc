package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.cohort.Standing;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the work on every chunk shares: its transactions, and the answer to the workflow. */
public final class ChunkWork {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkWork.class);

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

  /** Work on some items of a chunk in one transaction. */
  @FunctionalInterface
  public interface Work<I, T> {
    T on(DSLContext tx, CohortContext context, List<I> items);
  }

  /** What is done about an item that cannot be worked on even alone. */
  @FunctionalInterface
  public interface Refusal<I> {
    void about(DSLContext tx, CohortContext context, I item, RuntimeException why);
  }

  /**
   * Works on items together; when the data of one of them fails that, on each alone, and only the
   * one that fails again is refused. A failure that is not of the data is thrown, also when no item
   * of several can be worked on.
   *
   * @return the results, of all or of each; nothing when a newer generation has taken over
   */
  public <I, T> Optional<List<T>> together(
      Chunk chunk, List<I> items, Work<I, T> work, Refusal<I> refusal) {
    try {
      return transaction(chunk, (tx, context) -> work.on(tx, context, items)).map(List::of);
    } catch (RuntimeException e) {
      if (!BadData.isPossible(e)) {
        throw e;
      }
      LOG.warn("A chunk of {} failed ({}); one by one", items.size(), e.getClass().getName());
      return oneByOne(chunk, items, work, refusal);
    }
  }

  private <I, T> Optional<List<T>> oneByOne(
      Chunk chunk, List<I> items, Work<I, T> work, Refusal<I> refusal) {
    var results = new ArrayList<T>();
    var refused = new LinkedHashMap<I, RuntimeException>();
    for (I item : items) {
      try {
        Optional<T> result =
            transaction(chunk, (tx, context) -> work.on(tx, context, List.of(item)));
        if (result.isEmpty()) {
          return Optional.empty();
        }
        results.add(result.get());
      } catch (RuntimeException e) {
        if (!BadData.isPossible(e)) {
          throw e;
        }
        refused.put(item, e);
      }
    }
    if (results.isEmpty() && items.size() > 1) {
      throw refused.values().iterator().next();
    }
    refused.forEach((item, why) ->
        transaction(
            chunk,
            (tx, context) -> {
              refusal.about(tx, context, item, why);
              return true;
            }));
    return Optional.of(results);
  }

  /** Where the chunk's leads stand now, read from the database. */
  public Moved moved(Chunk chunk) {
    return transaction(
            chunk,
            (tx, context) ->
                Standings.of(
                    EnrollmentStore.statusOf(tx, context.cohort(), leads(chunk)),
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
