package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.DoubtStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Retry;
import dev.drumbeat.workflows.cohort.Chunk;
import io.temporal.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/**
 * Lets intents go and records what became of them: at most twenty at a time are marked, posted and
 * recorded, so that a crash leaves few in doubt.
 */
public final class Dispatch {
  private static final int BATCH = 20;

  /** Intents marked together leave within this; the mark is good for two seconds. */
  private static final Duration BATCH_SPAN = Duration.ofMillis(1_500);

  /** What a frozen worker marked longer ago than this is not its to post any more. */
  private static final Duration MARK_KEEPS = Duration.ofSeconds(2);

  /** A chunk waits for slots this near; the others come back with their slot as due time. */
  private static final Duration NEAR = Duration.ofSeconds(15);

  /** How long before the first slot its batch is marked: the marking takes a while itself. */
  private static final Duration EARLY = Duration.ofMillis(150);

  /** How often a batch that waits for its turn is asked for. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Answer LATE =
      new Answer.NotSent("LATE", "Its turn passed before the request", Duration.ZERO);

  private final ChunkWork chunks;
  private final LedgerPolicy policy;
  private final Clock clock;
  private final Departures departures;
  private final Function<Intent, List<Limit>> limits;

  public Dispatch(ChunkWork chunks, LedgerPolicy policy, Clock clock) {
    this(chunks, policy, clock, new Departures(clock), _ -> List.of());
  }

  private Dispatch(
      ChunkWork chunks,
      LedgerPolicy policy,
      Clock clock,
      Departures departures,
      Function<Intent, List<Limit>> limits) {
    this.chunks = chunks;
    this.policy = policy;
    this.clock = clock;
    this.departures = departures;
    this.limits = limits;
  }

  /** The same for what these limits bind, and all that the process sends within them. */
  public Dispatch within(Function<Intent, List<Limit>> limits) {
    return new Dispatch(chunks, policy, clock, departures, limits);
  }

  public LedgerPolicy policy() {
    return policy;
  }

  /** Sends what is planned with a slot that is near, in the order of the slots. */
  public void send(
      Chunk chunk, UUID token, List<Intent> planned, Effect effect, Recorder recorder) {
    Instant near = clock.instant().plus(NEAR);
    List<Intent> ready = planned.stream().filter(i -> !i.slotAt().isAfter(near)).toList();
    for (List<Intent> batch : batches(ready)) {
      heartbeat();
      if (!awaitTurn(chunk, token, batch)) {
        return;
      }
      sendBatch(chunk, token, batch, effect, recorder);
    }
  }

  /** Whether the batch's turn came while it was still ours: a changed limit takes slots away. */
  private boolean awaitTurn(Chunk chunk, UUID token, List<Intent> batch) {
    Instant turn = batch.getFirst().slotAt().minus(EARLY);
    Duration left = Duration.between(clock.instant(), turn);
    while (left.compareTo(LOOK) > 0) {
      Slots.await(clock, clock.instant().plus(LOOK));
      heartbeat();
      if (!isOurs(chunk, token, batch)) {
        return false;
      }
      left = left.minus(LOOK);
    }
    Slots.await(clock, turn);
    return true;
  }

  private boolean isOurs(Chunk chunk, UUID token, List<Intent> batch) {
    List<Long> ids = batch.stream().map(Intent::id).toList();
    return chunks
        .transaction(chunk, (tx, context) -> LedgerStore.isClaimed(tx, token, ids))
        .orElse(false);
  }

  /** Looks into what is in doubt, and records what that showed. */
  public void clear(Chunk chunk, List<Intent> doubtful, Effect effect, Recorder recorder) {
    for (List<Intent> batch : onePerPoint(doubtful)) {
      heartbeat();
      Map<Long, Others> others = others(chunk, batch);
      List<Finding> findings =
          inParallel(
              batch.stream()
                  .<Callable<Finding>>map(
                      i -> () -> effect.find(i, others.getOrDefault(i.id(), Others.NONE)))
                  .toList());
      // After the look: what came before it and waits could prove what the look did not find.
      boolean waiting = eventsWait(chunk, batch);
      record(
          chunk,
          batch.size(),
          (tx, context, some) -> {
            List<Intent> intents = some.stream().map(batch::get).toList();
            List<Finding> looks =
                Doubts.unlessTaken(tx, intents, some.stream().map(findings::get).toList());
            return IntStream.range(0, some.size())
                .mapToObj(k ->
                    found(context, intents.get(k), Doubts.unlessWaiting(looks.get(k), waiting)))
                .toList();
          },
          recorder);
    }
  }

  /**
   * Batches that hold one doubt of a contact point at most: two of them, looked up side by side,
   * would both take the same entry of the provider's list for their own.
   */
  static List<List<Intent>> onePerPoint(List<Intent> doubtful) {
    var batches = new ArrayList<List<Intent>>();
    for (Intent intent : doubtful) {
      batches.stream()
          .filter(batch -> batch.size() < BATCH && batch.stream().noneMatch(sharesPoint(intent)))
          .findFirst()
          .ifPresentOrElse(
              batch -> batch.add(intent), () -> batches.add(new ArrayList<>(List.of(intent))));
    }
    return batches;
  }

  private static Predicate<Intent> sharesPoint(Intent intent) {
    return other -> intent.pointId() != null && intent.pointId().equals(other.pointId());
  }

  private void sendBatch(
      Chunk chunk, UUID token, List<Intent> batch, Effect effect, Recorder recorder) {
    var attempts = new LinkedHashMap<Long, UUID>();
    batch.forEach(intent -> attempts.put(intent.id(), UUID.randomUUID()));
    Marked marked =
        chunks
            .transaction(
                chunk,
                (tx, context) -> {
                  Marked gone = submit(tx, context, token, attempts);
                  if (context.running()) {
                    Strays.serve(tx, context, token, without(batch, gone), recorder);
                  }
                  return gone;
                })
            .orElse(new Marked(Set.of(), clock.instant()));
    List<Intent> sent =
        batch.stream().filter(intent -> marked.intents().contains(intent.id())).toList();
    if (sent.isEmpty()) {
      return;
    }
    List<Answer> answers =
        inParallel(
            sent.stream()
                .<Callable<Answer>>map(intent ->
                    () -> {
                      UUID attempt = Objects.requireNonNull(attempts.get(intent.id()));
                      Slots.await(clock, intent.slotAt());
                      return departures.await(limits.apply(intent), marked.at().plus(MARK_KEEPS))
                          ? effect.send(intent, attempt)
                          : LATE;
                    })
                .toList());
    record(
        chunk,
        sent.size(),
        (tx, context, some) ->
            some.stream()
                .map(k -> answered(context, sent.get(k), attempts, answers.get(k)))
                .toList(),
        recorder);
  }

  private static List<Intent> without(List<Intent> batch, Marked gone) {
    return batch.stream().filter(intent -> !gone.intents().contains(intent.id())).toList();
  }

  private Result answered(
      CohortContext context, Intent intent, Map<Long, UUID> attempts, Answer answer) {
    UUID attempt = Objects.requireNonNull(attempts.get(intent.id()));
    return new Result(
        intent, Settled.answered(intent, attempt, answer, retry(context, intent), clock.instant()));
  }

  /** What became of some of a batch, by their places in it. */
  @FunctionalInterface
  private interface Results {
    List<Result> of(DSLContext tx, CohortContext context, List<Integer> some);
  }

  /** What cannot be recorded with all that came with it is recorded bare, and its lead is held. */
  private void record(Chunk chunk, int count, Results results, Recorder recorder) {
    chunks.together(
        chunk,
        IntStream.range(0, count).boxed().toList(),
        (tx, context, some) -> {
          recorder.record(tx, context, results.of(tx, context, some));
          return true;
        },
        (tx, context, k, why) -> {
          Result refused = results.of(tx, context, List.of(k)).getFirst();
          LedgerStore.recordBare(tx, refused.outcome().bare(BadData.reason(why)));
          BadData.hold(tx, context, refused.intent().enrollmentId(), why);
        });
  }

  /** What may be posted now, and since when. */
  private record Marked(Set<Long> intents, Instant at) {}

  /** The last look before the requests. */
  private Marked submit(
      DSLContext tx, CohortContext context, UUID token, Map<Long, UUID> attempts) {
    if (!context.running()) {
      return new Marked(Set.of(), clock.instant());
    }
    Instant now = clock.instant();
    return new Marked(new HashSet<>(LedgerStore.submit(tx, token, attempts, now)), now);
  }

  private Result found(CohortContext context, Intent intent, Finding finding) {
    var doubt = new Settled.Doubt(clock.instant(), retry(context, intent));
    return new Result(intent, Settled.found(intent, finding, policy, doubt));
  }

  private Map<Long, Others> others(Chunk chunk, List<Intent> batch) {
    return chunks
        .transaction(
            chunk, (tx, context) -> DoubtStore.others(tx, batch.stream().map(Intent::id).toList()))
        .orElse(Map.of());
  }

  private boolean eventsWait(Chunk chunk, List<Intent> batch) {
    List<UUID> attempts = batch.stream().map(Intent::attempt).filter(Objects::nonNull).toList();
    String kind = batch.getFirst().kind();
    return chunks
        .transaction(chunk, (tx, context) -> DoubtStore.eventsWait(tx, kind, attempts))
        .orElse(true);
  }

  private static Retry retry(CohortContext context, Intent intent) {
    return context.journey().definition().step(intent.step()) instanceof EffectStep step
        ? step.retry()
        : Retry.DEFAULT;
  }

  private static List<List<Intent>> batches(List<Intent> ready) {
    var batches = new ArrayList<List<Intent>>();
    List<Intent> batch = new ArrayList<>();
    for (Intent intent : ready) {
      if (batch.size() == BATCH
          || !batch.isEmpty()
              && intent.slotAt().isAfter(batch.getFirst().slotAt().plus(BATCH_SPAN))) {
        batches.add(batch);
        batch = new ArrayList<>();
      }
      batch.add(intent);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  private static <T> List<T> inParallel(List<Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    } catch (ExecutionException e) {
      throw Activity.wrap(e);
    }
  }

  public static void heartbeat() {
    Activity.getExecutionContext().heartbeat(null);
  }
}
