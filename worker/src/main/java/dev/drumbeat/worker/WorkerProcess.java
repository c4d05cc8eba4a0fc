package dev.drumbeat.worker;

import dev.drumbeat.activities.billing.PaymentActivitiesImpl;
import dev.drumbeat.activities.campaign.EnrollmentActivitiesImpl;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.cohort.JourneyActivitiesImpl;
import dev.drumbeat.activities.cohort.TaskActivitiesImpl;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.enrichment.EnrichmentActivitiesImpl;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.ledger.LeadlessSends;
import dev.drumbeat.activities.ledger.LedgerPolicy;
import dev.drumbeat.activities.ledger.LeftDoubts;
import dev.drumbeat.activities.ledger.PricePoll;
import dev.drumbeat.activities.ledger.RestoreCheck;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.messaging.AssistantActivitiesImpl;
import dev.drumbeat.activities.messaging.Effects;
import dev.drumbeat.activities.messaging.MessagingActivitiesImpl;
import dev.drumbeat.activities.messaging.Repeats;
import dev.drumbeat.activities.outbox.Engine;
import dev.drumbeat.activities.outbox.Outbox;
import dev.drumbeat.activities.outbox.Sweep;
import dev.drumbeat.activities.outgoing.Reach;
import dev.drumbeat.activities.outgoing.WebhookActivitiesImpl;
import dev.drumbeat.activities.outgoing.WebhookActivitiesImpl.Vault;
import dev.drumbeat.activities.outgoing.WebhookClient;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.schedule.EngineSchedules;
import dev.drumbeat.activities.schedule.ScheduleActivitiesImpl;
import dev.drumbeat.activities.schedule.ScheduleKeeper;
import dev.drumbeat.activities.webhook.InboundPoll;
import dev.drumbeat.activities.webhook.Relay;
import dev.drumbeat.activities.webhook.SilenceCheck;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.secret.SecretStore;
import dev.drumbeat.db.secret.SigningKeys;
import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.campaign.CampaignWorkflowImpl;
import dev.drumbeat.workflows.cohort.CohortWorkflowImpl;
import dev.drumbeat.workflows.schedule.ScheduledRunWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Everything that a worker runs, wired by hand: no framework reaches into workflows. */
final class WorkerProcess implements AutoCloseable {
  /** Cohorts whose state is kept; with fewer, most wake-ups would replay a history. */
  private static final int CACHED_WORKFLOWS = 4_000;

  private static final int ACTIVITIES_PER_QUEUE = 24;

  /** Look-ups are bought in order, so that the first leads are texted before the last are known. */
  private static final int LOOK_UPS = 6;

  /** The default of a second mistakes a busy machine for a deadlock, and replays for nothing. */
  private static final Duration DEADLOCK = Duration.ofSeconds(10);

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final WorkerFactory factory;
  private final Providers providers;
  private final WebhookClient webhooks;
  private final Loops loops;

  WorkerProcess(
      WorkerProperties properties, Database database, Secrets secrets, WorkflowClient client) {
    Clock clock = Clock.systemUTC();
    var ledger = properties.ledger();
    var policy =
        new LedgerPolicy(
            ledger.answerTimeout(), ledger.readGap(), ledger.deadline(), ledger.emptyReadsProve());
    var timeouts = new HttpTimeouts(HttpTimeouts.STANDARD.connect(), ledger.answerTimeout());
    providers = new Providers(timeouts);
    webhooks = new WebhookClient(timeouts, Reach.standard(properties.webhooks().allowLoopback()));
    var accounts =
        new Accounts(new IntegrationStore(database, secrets), URI.create(properties.publicUrl()));
    var journeys = new Journeys();
    var chunks = new ChunkWork(database, journeys, clock);
    var dispatch = new Dispatch(chunks, policy, clock);
    var effects = new Effects(providers, accounts, new Effects.Links(secrets), clock);
    var restore = new RestoreCheck(database, accounts, providers);
    var messaging = new MessagingActivitiesImpl(chunks, dispatch, effects, restore);
    var errands = new ErrandWork(chunks, dispatch);
    var vault = new Vault(new SecretStore(database, secrets), new SigningKeys(database, secrets));

    factory = factory(client);
    Worker journey = worker(TaskQueues.JOURNEY);
    journey.registerWorkflowImplementationTypes(
        CampaignWorkflowImpl.class, CohortWorkflowImpl.class, ScheduledRunWorkflowImpl.class);
    var schedules = new EngineSchedules(client);
    journey.registerActivitiesImplementations(
        new ScheduleActivitiesImpl(database, schedules, clock),
        new EnrollmentActivitiesImpl(database, journeys, clock, properties.cohort().size()),
        new JourneyActivitiesImpl(chunks),
        new TaskActivitiesImpl(chunks));
    worker(TaskQueues.SEND_SMS).registerActivitiesImplementations(messaging);
    worker(TaskQueues.SEND_EMAIL).registerActivitiesImplementations(messaging);
    worker(TaskQueues.SEND_CALL).registerActivitiesImplementations(messaging);
    worker(TaskQueues.AI_CALL)
        .registerActivitiesImplementations(new AssistantActivitiesImpl(messaging));
    worker(TaskQueues.ENRICH)
        .registerActivitiesImplementations(
            new EnrichmentActivitiesImpl(chunks, dispatch, providers, accounts));
    worker(TaskQueues.WEBHOOK)
        .registerActivitiesImplementations(
            new WebhookActivitiesImpl(errands, database, vault, webhooks, clock));
    worker(TaskQueues.PAYMENT)
        .registerActivitiesImplementations(new PaymentActivitiesImpl(errands, providers, accounts));
    factory.start();

    var engine = new Engine(client);
    int lostAfter = (int) properties.cohort().lostAfter().toSeconds();
    loops =
        new Loops(
            database,
            new Loops.Tasks(
                new Outbox(database, journeys, engine),
                new Relay(database, journeys, clock),
                new Sweep(database, engine, lostAfter, (int) Loops.SWEEP.toSeconds()),
                new ScheduleKeeper(database, schedules, properties.cohort().lostAfter()),
                new SilenceCheck(
                    database,
                    accounts,
                    providers,
                    new SilenceCheck.Patience(ledger.callSilence(), ledger.textSilence())),
                new LeftDoubts(database, policy, effects::ofKind, clock),
                new LeadlessSends(database, policy, effects::ofKind, restore, clock),
                restore,
                new Repeats(database, journeys, effects, restore, clock),
                new InboundPoll(database, accounts, providers, clock, ledger.inboundPoll()),
                new PricePoll(database, accounts, providers, clock, ledger.pricePoll()),
                new ProviderProbes(database, accounts, providers)),
            properties.cohort().wakeEvery());
  }

  private static WorkerFactory factory(WorkflowClient client) {
    return WorkerFactory.newInstance(
        client,
        WorkerFactoryOptions.newBuilder()
            .setWorkflowCacheSize(CACHED_WORKFLOWS)
            .setMaxWorkflowThreadCount(CACHED_WORKFLOWS * 2)
            .setUsingVirtualWorkflowThreads(true)
            .build());
  }

  private Worker worker(String queue) {
    int activities = queue.equals(TaskQueues.ENRICH) ? LOOK_UPS : ACTIVITIES_PER_QUEUE;
    return factory.newWorker(
        queue,
        WorkerOptions.newBuilder()
            .setMaxConcurrentActivityExecutionSize(activities)
            .setUsingVirtualThreadsOnActivityWorker(true)
            .setDisableEagerExecution(true)
            .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
            .build());
  }

  /** Lets what is being done finish, then stops. */
  @Override
  public void close() {
    loops.close();
    factory.shutdown();
    factory.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS);
    providers.close();
    webhooks.close();
  }
}
