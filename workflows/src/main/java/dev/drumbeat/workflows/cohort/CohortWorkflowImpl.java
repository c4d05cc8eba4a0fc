package dev.drumbeat.workflows.cohort;

import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.billing.PaymentActivities;
import dev.drumbeat.workflows.campaign.EnrollmentActivities;
import dev.drumbeat.workflows.enrichment.EnrichmentActivities;
import dev.drumbeat.workflows.messaging.AssistantActivities;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import dev.drumbeat.workflows.outgoing.WebhookActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The loop: what is due goes out in chunks, several in flight; what comes back says when each lead
 * is due next; one timer waits for the earliest. Where a lead stands is the database's to say, so a
 * new run of this workflow asks it instead of carrying state along.
 */
public final class CohortWorkflowImpl implements CohortWorkflow {
  private static final int CHUNK = 100;
  private static final int MAX_IN_FLIGHT = 16;
  private static final Duration RECONCILE_AFTER = Duration.ofDays(1);

  private final List<Wake> woken = new ArrayList<>();
  private final Alarm alarm = new Alarm(() -> dirty = true);
  private @Nullable CohortState state;
  private boolean dirty;
  private boolean stale;
  private @Nullable RuntimeException broken;
  private int inFlight;
  private int newest;

  @Override
  public void run(CohortRef cohort) {
    Roster roster = enrollment().loadCohort(cohort);
    if (roster.stale()) {
      beginAnewIfTold(cohort);
      return;
    }
    CohortState leads = new CohortState(roster, secondRules());
    state = leads;
    long begun = Workflow.currentTimeMillis();
    while (true) {
      dirty = false;
      beginAnewIfTold(cohort);
      wakeUp(leads);
      if (broken != null) {
        throw broken;
      }
      if (!isOutdated(cohort)) {
        if (stale || leads.allEnded() && inFlight == 0) {
          alarm.cancel();
          return;
        }
        goOn(cohort, leads, begun);
      }
      Workflow.setCurrentDetails(leads.details());
      Workflow.await(() -> dirty);
    }
  }

  private void goOn(CohortRef cohort, CohortState leads, long begun) {
    if (!mustRenew(begun)) {
      dispatch(cohort, leads);
      arm(leads, begun);
    } else if (inFlight == 0) {
      Workflow.continueAsNew(cohort);
    }
  }

  /** Who its leads are and which version they walk by has been changed: all is read anew. */
  private void beginAnewIfTold(CohortRef cohort) {
    if (isOutdated(cohort) && inFlight == 0) {
      Workflow.continueAsNew(
          new CohortRef(cohort.workspaceId(), cohort.runId(), cohort.number(), newest));
    }
  }

  private boolean isOutdated(CohortRef cohort) {
    return newest > cohort.generation();
  }

  @Override
  public void wake(Wake wake) {
    woken.add(wake);
    newest = Math.max(newest, wake.generation());
    dirty = true;
  }

  @Override
  public List<LeadStanding> positions(PositionsQuery query) {
    return state == null ? List.of() : state.positions(query.enrollment());
  }

  private static boolean secondRules() {
    return Workflow.getVersion("second-rules", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  private void wakeUp(CohortState leads) {
    for (Wake wake : woken) {
      if (leads.hasStrangers(wake.standing()) && takesLeadsIn()) {
        leads.join(wake.standing());
      }
      leads.wake(wake.standing(), Workflow.currentTimeMillis());
    }
    woken.clear();
  }

  /** A history from before leads could join has passed over wake-ups of leads it doesn't know. */
  private static boolean takesLeadsIn() {
    return Workflow.getVersion("join", Workflow.DEFAULT_VERSION, 1) == 1;
  }

  /**
   * A daily renewal reads every position anew, which is how a wake-up that was lost is made good;
   * at the engine's own suggestion, so that histories stay short; and old patches die out.
   */
  private boolean mustRenew(long begun) {
    long age = Workflow.currentTimeMillis() - begun;
    return Workflow.getInfo().isContinueAsNewSuggested() || age >= RECONCILE_AFTER.toMillis();
  }

  private void dispatch(CohortRef cohort, CohortState leads) {
    for (Map.Entry<Work, List<Integer>> due : leads.due(Workflow.currentTimeMillis()).entrySet()) {
      List<Integer> ready = due.getValue();
      for (int from = 0; from < ready.size() && inFlight < MAX_IN_FLIGHT; from += CHUNK) {
        Chunk chunk = leads.take(cohort, ready.subList(from, Math.min(from + CHUNK, ready.size())));
        start(due.getKey(), chunk, leads);
      }
    }
  }

  private void start(Work work, Chunk chunk, CohortState leads) {
    inFlight++;
    int n = chunk.leads().length;
    String summary =
        leads.stepsOf(chunk) + " · " + work.label() + " · " + n + (n == 1 ? " lead" : " leads");
    call(work, chunk, summary).handle((moved, failure) -> settle(chunk, leads, moved, failure));
  }

  private boolean settle(
      Chunk chunk, CohortState leads, @Nullable Moved moved, @Nullable RuntimeException failure) {
    inFlight--;
    dirty = true;
    leads.release(chunk);
    if (moved != null) {
      stale |= moved.stale();
      leads.merge(moved.standing(), Workflow.currentTimeMillis());
    } else if (failure != null && !Failures.isHandedBack(failure)) {
      broken = failure;
    }
    return true;
  }

  private Promise<Moved> call(Work work, Chunk chunk, String summary) {
    return switch (work) {
      case NONE -> throw new IllegalStateException("An ended lead has no work");
      case JOURNEY ->
          Async.function(
              stub(JourneyActivities.class, TaskQueues.JOURNEY, summary)::advance, chunk);
      case SMS ->
          Async.function(
              stub(MessagingActivities.class, TaskQueues.SEND_SMS, summary)::sendSms, chunk);
      case EMAIL ->
          Async.function(
              stub(MessagingActivities.class, TaskQueues.SEND_EMAIL, summary)::sendEmail, chunk);
      case CALL ->
          Async.function(
              stub(MessagingActivities.class, TaskQueues.SEND_CALL, summary)::placeCalls, chunk);
      case ENRICH ->
          Async.function(
              stub(EnrichmentActivities.class, TaskQueues.ENRICH, summary)::enrich, chunk);
      case TASK ->
          Async.function(stub(TaskActivities.class, TaskQueues.JOURNEY, summary)::openTasks, chunk);
      case WEBHOOK ->
          Async.function(
              stub(WebhookActivities.class, TaskQueues.WEBHOOK, summary)::callWebhooks, chunk);
      case PAYMENT ->
          Async.function(
              stub(PaymentActivities.class, TaskQueues.PAYMENT, summary)::createPayments, chunk);
      case AI_CALL ->
          Async.function(
              stub(AssistantActivities.class, TaskQueues.AI_CALL, summary)::placeAiCalls, chunk);
    };
  }

  private static <T> T stub(Class<T> activities, String queue, String summary) {
    return Workflow.newActivityStub(activities, options(queue, summary));
  }

  private static EnrollmentActivities enrollment() {
    return stub(EnrollmentActivities.class, TaskQueues.JOURNEY, "read where the leads stand");
  }

  private void arm(CohortState leads, long begun) {
    long now = Workflow.currentTimeMillis();
    if (inFlight >= MAX_IN_FLIGHT && leads.nextDue() <= now) {
      return;
    }
    alarm.set(Math.min(leads.nextOut(now), begun + RECONCILE_AFTER.toMillis()), now, "next due");
  }

  /** A chunk that no worker takes within five minutes comes back and is due again. */
  private static ActivityOptions options(String queue, String summary) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(queue)
        .setSummary(summary)
        .setScheduleToStartTimeout(Duration.ofMinutes(5))
        .setStartToCloseTimeout(Duration.ofMinutes(10))
        .setHeartbeatTimeout(Duration.ofSeconds(30))
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setMaximumInterval(Duration.ofSeconds(30))
                .build())
        .build();
  }
}
