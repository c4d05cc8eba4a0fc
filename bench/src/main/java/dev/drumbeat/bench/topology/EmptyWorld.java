package dev.drumbeat.bench.topology;

import dev.drumbeat.workflows.campaign.CampaignInput;
import dev.drumbeat.workflows.campaign.EnrolledPage;
import dev.drumbeat.workflows.campaign.EnrollmentActivities;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.CohortWorkflow;
import dev.drumbeat.workflows.cohort.JourneyActivities;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.cohort.Roster;
import dev.drumbeat.workflows.cohort.Standing;
import dev.drumbeat.workflows.cohort.Wake;
import dev.drumbeat.workflows.cohort.Work;
import dev.drumbeat.workflows.enrichment.EnrichmentActivities;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import io.temporal.client.WorkflowClient;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/** The cohorts' activities, which do nothing but move leads on. */
final class EmptyWorld
    implements EnrollmentActivities, JourneyActivities, MessagingActivities, EnrichmentActivities {
  /** Leads in a cohort, as the product has it by default. */
  static final int COHORT = 500;

  private static final String[] STEPS = {"enrich", "text", "reply", "mail", "done"};
  private static final Work[] WORK = {Work.ENRICH, Work.SMS, Work.JOURNEY, Work.EMAIL, Work.NONE};
  private static final int TEXT = 1;
  private static final int REPLY = 2;

  private final WorkflowClient client;
  private final ScheduledExecutorService people = Executors.newScheduledThreadPool(1);
  private AtomicLongArray stepOf = new AtomicLongArray(0);
  private AtomicLongArray dueAt = new AtomicLongArray(0);

  EmptyWorld(WorkflowClient client) {
    this.client = client;
  }

  static String id(String round, int cohort) {
    return "bench/cohort/" + round + "/" + cohort;
  }

  /** Puts that many leads at the beginning of the journey. */
  void begin(int leads) {
    stepOf = new AtomicLongArray(leads);
    dueAt = new AtomicLongArray(leads);
  }

  @Override
  public EnrolledPage enrollPage(CampaignInput run) {
    throw new UnsupportedOperationException("The benchmark starts its cohorts itself");
  }

  @Override
  public Roster loadCohort(CohortRef cohort) {
    long first = (long) cohort.number() * COHORT;
    long[] leads = LongStream.range(first, Math.min(first + COHORT, stepOf.length())).toArray();
    return new Roster(false, STEPS, standing(leads));
  }

  @Override
  public Moved enrich(Chunk chunk) {
    return move(chunk, 0);
  }

  @Override
  public Moved sendSms(Chunk chunk) {
    long now = System.currentTimeMillis();
    for (long lead : chunk.leads()) {
      stepOf.set((int) lead, TEXT + 1L);
      dueAt.set((int) lead, now + Journey.WAIT.toMillis());
    }
    long[] replying =
        Arrays.stream(chunk.leads()).filter(l -> Lead.numbered(l).replies()).toArray();
    if (replying.length > 0) {
      people.schedule(
          () -> wake(chunk.cohort(), replying),
          Journey.REPLY_AFTER.toMillis(),
          TimeUnit.MILLISECONDS);
    }
    return new Moved(false, standing(chunk.leads()));
  }

  @Override
  public Moved advance(Chunk chunk) {
    return move(chunk, REPLY);
  }

  @Override
  public Moved sendEmail(Chunk chunk) {
    return move(chunk, REPLY + 1);
  }

  @Override
  public Moved placeCalls(Chunk chunk) {
    throw new UnsupportedOperationException("No calls in this journey");
  }

  void close() {
    people.shutdownNow();
  }

  private void wake(CohortRef cohort, long[] leads) {
    long now = System.currentTimeMillis();
    for (long lead : leads) {
      if (stepOf.get((int) lead) == REPLY) {
        dueAt.set((int) lead, now);
      }
    }
    client
        .newWorkflowStub(CohortWorkflow.class, id(cohort.runId(), cohort.number()))
        .wake(Wake.of(standing(leads)));
  }

  private Moved move(Chunk chunk, int from) {
    for (long lead : chunk.leads()) {
      stepOf.compareAndSet((int) lead, from, from + 1L);
      dueAt.set((int) lead, 0);
    }
    return new Moved(false, standing(chunk.leads()));
  }

  private Standing standing(long[] leads) {
    int n = leads.length;
    var standing = new Standing(leads, new int[n], new int[n], new long[n], new int[n]);
    for (int k = 0; k < n; k++) {
      int step = (int) stepOf.get((int) leads[k]);
      standing.work()[k] = WORK[step].code();
      standing.step()[k] = step;
      standing.dueAt()[k] = dueAt.get((int) leads[k]);
    }
    return standing;
  }
}
