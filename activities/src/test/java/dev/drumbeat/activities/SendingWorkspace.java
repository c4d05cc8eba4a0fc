package dev.drumbeat.activities;

import dev.drumbeat.activities.campaign.EnrollmentActivitiesImpl;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.cohort.JourneyActivitiesImpl;
import dev.drumbeat.activities.cohort.TaskActivitiesImpl;
import dev.drumbeat.activities.enrichment.EnrichmentActivitiesImpl;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.ledger.LeadlessSends;
import dev.drumbeat.activities.ledger.LedgerPolicy;
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
import dev.drumbeat.activities.provider.CallRequest;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.provider.SmsRequest;
import dev.drumbeat.activities.webhook.InboundPoll;
import dev.drumbeat.activities.webhook.Relay;
import dev.drumbeat.activities.webhook.SilenceCheck;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.NewSender;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.run.Launch;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.workflows.PayloadJson;
import dev.drumbeat.workflows.campaign.CampaignInput;
import dev.drumbeat.workflows.campaign.EnrollmentActivities;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.JourneyActivities;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.cohort.TaskActivities;
import dev.drumbeat.workflows.enrichment.EnrichmentActivities;
import dev.drumbeat.workflows.messaging.AssistantActivities;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.RetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * A workspace that can send: a real database, the real simulator, the real activities, called as
 * the engine calls them.
 */
public final class SendingWorkspace implements AutoCloseable {
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 17);
  private static final TestDatabase TEST = TestDatabase.create();

  /** Reads a minute apart; two empty ones prove nothing but for e-mails. */
  private static final LedgerPolicy POLICY =
      new LedgerPolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofHours(24),
          Set.of("EMAIL", "PARCEL", "OWNER_CONTACTS"));

  private final UUID workspace = TEST.workspace();
  private final MovableClock clock = new MovableClock();
  private final Journeys journeys = new Journeys();
  private final Secrets secrets = Secrets.ofBase64(Secrets.randomKey());
  private final Providers providers =
      new Providers(new HttpTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
  private final ChunkWork chunks = new ChunkWork(TEST.database(), journeys, clock);
  private final Dispatch dispatch = new Dispatch(chunks, POLICY, clock);
  private final List<TestActivityEnvironment> environments = new ArrayList<>();
  private final Map<Class<?>, Object> activities = new LinkedHashMap<>();
  private final SimulatedProvider provider;
  private final Accounts accounts;
  private final Effects effects;
  private final RestoreCheck restore;
  private final MessagingActivities messaging;
  private final AssistantActivities assistants;
  private final EnrollmentActivities enrollment;
  private final JourneyActivities journey;
  private final TaskActivities tasks;
  private final EnrichmentActivities enrichment;

  private SendingWorkspace(SimulatedProvider provider) {
    this.provider = provider;
    var integrations = new IntegrationStore(TEST.database(), secrets);
    this.accounts = new Accounts(integrations, URI.create("http://localhost:1"));
    this.effects = new Effects(providers, accounts, new Effects.Links(secrets), clock);
    this.restore = restoreCheck();
    configure(integrations);
    var sending = new MessagingActivitiesImpl(chunks, dispatch, effects, restore);
    messaging = stub(MessagingActivities.class, sending);
    assistants = stub(AssistantActivities.class, new AssistantActivitiesImpl(sending));
    enrollment =
        stub(
            EnrollmentActivities.class,
            new EnrollmentActivitiesImpl(TEST.database(), journeys, clock, 500));
    journey = stub(JourneyActivities.class, new JourneyActivitiesImpl(chunks));
    tasks = stub(TaskActivities.class, new TaskActivitiesImpl(chunks));
    enrichment =
        stub(
            EnrichmentActivities.class,
            new EnrichmentActivitiesImpl(chunks, dispatch, providers, accounts));
  }

  /** A workspace whose providers do as they should. */
  public static SendingWorkspace open() {
    return open(FaultPlan.none());
  }

  /** A workspace whose providers fail by a plan. */
  public static SendingWorkspace open(FaultPlan faults) {
    return new SendingWorkspace(SimulatedProvider.with(faults));
  }

  /** A workspace whose people do only what a test says. */
  public static SendingWorkspace withoutPeople() {
    return new SendingWorkspace(SimulatedProvider.withoutPeople());
  }

  public UUID id() {
    return workspace;
  }

  public MovableClock clock() {
    return clock;
  }

  public Database database() {
    return TEST.database();
  }

  public SimulatedProvider provider() {
    return provider;
  }

  public ChunkWork chunks() {
    return chunks;
  }

  public Dispatch dispatch() {
    return dispatch;
  }

  public Effects effects() {
    return effects;
  }

  /** A text from the main number that nobody in the database knows of. */
  public void textedBefore(String to, String body) {
    providers
        .messages()
        .send(
            accounts.get(workspace, Provider.TWILIO),
            new SmsRequest(
                UUID.randomUUID(), "lost", to, "+12065550100", body, Duration.ofHours(1)));
  }

  /** A call from the desk's number that nobody in the database knows of. */
  public void calledBefore(String to) {
    providers
        .calls()
        .place(
            accounts.get(workspace, Provider.TWILIO),
            new CallRequest(
                UUID.randomUUID(),
                "lost",
                to,
                "+12065550101",
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
  }

  /** What e-mails' links are made and read by. */
  public TrackedLinks trackedLinks() {
    return new TrackedLinks(secrets);
  }

  public InboxStore inbox() {
    return new InboxStore(TEST.database());
  }

  public Relay relay() {
    return new Relay(TEST.database(), journeys, clock);
  }

  /** As a worker has it that has just started. */
  public RestoreCheck restoreCheck() {
    return new RestoreCheck(TEST.database(), accounts, providers);
  }

  public Repeats repeats() {
    return new Repeats(TEST.database(), journeys, effects, restore, clock);
  }

  public RestoreCheck restore() {
    return restore;
  }

  /** What a worker does that has just started. */
  public MessagingActivities restarted() {
    return stub(
        MessagingActivities.class,
        new MessagingActivitiesImpl(chunks, dispatch, effects, restoreCheck()));
  }

  public LeadlessSends leadless() {
    return new LeadlessSends(TEST.database(), POLICY, effects::ofKind, restore, clock);
  }

  /** Asks the provider for texts that nobody told of, when a number was not asked for 3 minutes. */
  public InboundPoll inboundPoll() {
    return new InboundPoll(TEST.database(), accounts, providers, clock, Duration.ofMinutes(3));
  }

  /** Reads what texts and calls cost, of a number that was not asked about for 5 minutes. */
  public PricePoll pricePoll() {
    return new PricePoll(TEST.database(), accounts, providers, clock, Duration.ofMinutes(5));
  }

  /** Asks about calls silent for 10 minutes and texts silent for 12 hours. */
  public SilenceCheck silenceCheck() {
    return new SilenceCheck(
        TEST.database(),
        accounts,
        providers,
        new SilenceCheck.Patience(Duration.ofMinutes(10), Duration.ofHours(12)));
  }

  /** An engine that nothing may ask. */
  public Engine noEngine() {
    return new Engine(
        WorkflowClient.newInstance(
            WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget("localhost:1").build())));
  }

  /** Makes rows look as if nobody had touched them for a while. */
  public void untouch(String table, Duration time) {
    Refusals.untouch(TEST, table, workspace, time);
  }

  public Outbox outbox(Engine engine) {
    return new Outbox(TEST.database(), journeys, engine);
  }

  public Sweep sweep(Engine engine) {
    return new Sweep(TEST.database(), engine, 60, 15);
  }

  /** Applies all that the inbox has; an event that fails is tried until it is set aside. */
  public void relayAll() {
    Relay relay = relay();
    while (relay.relay(workspace) > 0) {
      clock.instant();
    }
  }

  public <T> T query(Function<DSLContext, T> work) {
    return TEST.database().inWorkspace(workspace, work);
  }

  public void execute(Consumer<DSLContext> work) {
    TEST.database().doInWorkspace(workspace, work);
  }

  public List<Long> ids(String sql, Object... binds) {
    return query(tx -> tx.fetch(sql, binds).map(row -> row.get(0, Long.class)));
  }

  public String value(String sql, Object... binds) {
    return query(tx -> String.valueOf(tx.fetchValue(sql, binds)));
  }

  /** Owners with one property and one mobile phone each, on the list {@code seattle}. */
  public void owners(int count) {
    People.owners(this, count);
  }

  /** One owner with one phone and so many properties, on the list {@code seattle}. */
  public void portfolio(int properties) {
    People.portfolio(this, properties);
  }

  /** Everybody has agreed in writing to be called. */
  public void agree() {
    People.agree(this);
  }

  /** Publishes a definition, launches it at a lawful hour and enrolls its audience. */
  public TestRun launch(String yaml) {
    return launch(yaml, LocalTime.of(11, 30));
  }

  /** As the other {@code launch}, on a Tuesday at an hour of Seattle's. */
  public TestRun launch(String yaml, LocalTime hour) {
    TestRun run = begin(yaml, TUESDAY.atTime(hour));
    enroll(run.id());
    return run;
  }

  /** Publishes a definition and launches it at a time of Seattle's; its audience is yet to come. */
  public TestRun begin(String yaml, LocalDateTime seattle) {
    Parsed parsed = CampaignParser.parse(yaml, Format.YAML);
    return begin(
        Objects.requireNonNull(parsed.definition(), () -> parsed.problems().toString()), seattle);
  }

  /** As the other, of a definition that has the texts of its templates. */
  public TestRun begin(CampaignDefinition taken, LocalDateTime seattle) {
    String definition = CampaignJson.write(taken);
    UUID campaign =
        query(tx -> CampaignStore.create(tx, workspace, new Draft("Test", definition, null)));
    return begin(campaign, publish(campaign, definition), seattle);
  }

  /** Another run of a campaign's version. */
  public TestRun start(UUID campaign, UUID version, LocalTime hour) {
    TestRun run = begin(campaign, version, TUESDAY.atTime(hour));
    enroll(run.id());
    return run;
  }

  private TestRun begin(UUID campaign, UUID version, LocalDateTime seattle) {
    Duration offset = Duration.between(clock.instant(), seattle.atZone(SEATTLE).toInstant());
    UUID run = query(tx -> RunStore.launch(tx, workspace, new Launch(campaign, version, offset)));
    return new TestRun(this, run);
  }

  private UUID publish(UUID campaign, String definition) {
    return new CampaignStore(TEST.database()).publish(workspace, campaign, definition).id();
  }

  /** Pages the audience of a run to its end. */
  public void enroll(UUID run) {
    var input = new CampaignInput(workspace.toString(), run.toString());
    while (enrollment.enrollPage(input).more()) {
      clock.instant();
    }
  }

  public Moved sendSms(Chunk chunk) {
    return messaging.sendSms(chunk);
  }

  public Moved sendEmail(Chunk chunk) {
    return messaging.sendEmail(chunk);
  }

  public Moved placeCalls(Chunk chunk) {
    return messaging.placeCalls(chunk);
  }

  public Moved placeAiCalls(Chunk chunk) {
    return assistants.placeAiCalls(chunk);
  }

  public Moved advance(Chunk chunk) {
    return journey.advance(chunk);
  }

  public Moved openTasks(Chunk chunk) {
    return tasks.openTasks(chunk);
  }

  public Moved enrich(Chunk chunk) {
    return enrichment.enrich(chunk);
  }

  CohortRef cohort(UUID run, int number) {
    return new CohortRef(workspace.toString(), run.toString(), number, 1);
  }

  /** Makes the database refuse some new rows, as it refuses a NUL in a text. */
  public void refuse(String table, String condition) {
    Refusals.of(TEST, table, condition);
  }

  /** Makes the database refuse to let rows go, as if the process died before. */
  public void keep(String table) {
    Refusals.ofDeletes(TEST, table);
  }

  /** Makes the database end the connection of whoever writes to a table. */
  public void vanishOn(String table) {
    Refusals.vanish(TEST, table);
  }

  /** Makes the database slow in the midst of a submit, so that others come in between. */
  public void slowAttempts() {
    Refusals.slowAttempts(TEST);
  }

  /** Takes back what {@link #refuse} did. */
  public void mend() {
    Refusals.none(TEST);
  }

  /** What a worker registers: the activities of this workspace. */
  public Collection<Object> activities() {
    return activities.values();
  }

  /** The whole test's database, as its owner sees it. */
  public Connection ownerConnection() throws SQLException {
    return TEST.ownerConnection();
  }

  /** An activity's stub as a workflow sees it, but tried once. */
  public <T> T stub(Class<T> type, T implementation) {
    activities.putIfAbsent(type, implementation);
    var environment =
        TestActivityEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PayloadJson.dataConverter())
                        .build())
                .build());
    environment.registerActivitiesImplementations(implementation);
    environments.add(environment);
    return environment.newActivityStub(
        type,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(2))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
            .build());
  }

  private void configure(IntegrationStore integrations) {
    SimulatorConfig config = provider.config();
    integrate(
        integrations,
        Provider.TWILIO,
        Map.of("accountSid", config.accountSid(), "authToken", config.authToken()));
    integrate(
        integrations,
        Provider.SENDGRID,
        Map.of("apiKey", config.sendgridApiKey(), "webhookPublicKey", "none"));
    integrate(integrations, Provider.REGRID, Map.of("token", config.regridToken()));
    integrate(
        integrations,
        Provider.VAPI,
        Map.of("apiKey", config.vapiApiKey(), "webhookSecret", config.vapiWebhookSecret()));
    integrate(integrations, Provider.BATCHDATA, Map.of("token", config.batchdataToken()));
    sender("main", Channel.SMS, "+12065550100");
    sender("desk", Channel.VOICE, "+12065550101");
    sender("team", Channel.EMAIL, "team@example.com");
    assistants("robin", "+12065550102");
  }

  private void integrate(
      IntegrationStore integrations, Provider name, Map<String, String> credentials) {
    integrations.upsert(
        workspace, new NewIntegration(name, Mode.SIMULATED, provider.url(), credentials));
  }

  /** A number that assistants call from. */
  private void assistants(String key, String address) {
    new SenderStore(TEST.database())
        .create(
            workspace,
            new NewSender(
                key,
                Channel.VOICE,
                address,
                "Drumbeat",
                Sender.NumberType.LONG_CODE,
                new BigDecimal(1_000),
                true,
                null,
                "number-1"));
  }

  private void sender(String key, Channel channel, String address) {
    new SenderStore(TEST.database())
        .create(
            workspace,
            new NewSender(
                key,
                channel,
                address,
                "Drumbeat",
                channel == Channel.EMAIL ? null : Sender.NumberType.LONG_CODE,
                new BigDecimal(1_000),
                true,
                "1 Main St, Seattle, WA 98101"));
  }

  @Override
  public void close() {
    environments.forEach(TestActivityEnvironment::close);
    providers.close();
    provider.close();
  }
}
