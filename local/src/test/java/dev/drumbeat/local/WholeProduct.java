package dev.drumbeat.local;

import dev.drumbeat.api.ApiApplication;
import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.NewSender;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.run.Launch;
import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.webhook.MailLinks;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.stripe.StripeProvider;
import dev.drumbeat.worker.WorkerApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Database, engine, simulator, worker and API of one test, with a workspace that can send. */
final class WholeProduct implements AutoCloseable {
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");

  TestDatabase database = TestDatabase.create();
  final UUID workspace = database.workspace();
  final String secretKey = Secrets.randomKey();
  final Simulator simulator;
  final String publicUrl;
  private EmbeddedTemporal temporal;
  private ConfigurableApplicationContext api;
  private ConfigurableApplicationContext worker;
  private final int apiPort = freePort();

  WholeProduct(SimulatorConfig config) throws IOException {
    publicUrl = "http://localhost:" + apiPort;
    simulator = Simulator.start(config);
    temporal = EmbeddedTemporal.start(0);
    api = ApiApplication.start(apiSettings());
    configure();
    worker = WorkerApplication.start(workerSettings());
  }

  void restartWorker() {
    worker.close();
    worker = WorkerApplication.start(workerSettings());
  }

  /** Stops all of it but the providers, copies the database, and starts it again. */
  TestDatabase copyStopped() throws IOException {
    stop();
    TestDatabase copy = database.copy();
    start();
    return copy;
  }

  /** Stops all of it but the providers, puts a copy in the database's place, and starts it. */
  void putBack(TestDatabase copy) throws IOException {
    stop();
    database.close();
    database = copy;
    start();
  }

  private void stop() {
    worker.close();
    api.close();
    temporal.close();
  }

  /** An engine in memory has lost all of what it knew. */
  private void start() throws IOException {
    temporal = EmbeddedTemporal.start(0);
    api = ApiApplication.start(apiSettings());
    worker = WorkerApplication.start(workerSettings());
  }

  private Map<String, Object> apiSettings() {
    return settings(Map.of("server.port", String.valueOf(apiPort)));
  }

  /** Properties in Seattle, on list {@code seattle}. */
  void properties(int count) {
    database
        .database()
        .doInWorkspace(
            workspace,
            tx -> {
              tx.execute(
                  "insert into audience_list (workspace_id, key, name) values (?, 'seattle', 'S')",
                  workspace);
              tx.execute(
                  """
                  with p as (
                    insert into property (workspace_id, source, source_key, address, city, state,
                                          zip, area)
                    select ?, 'test', n::text, n || ' Pike St', 'Seattle', 'WA', '98101',
                           10000 + n * 100
                    from generate_series(1, ?) n returning id)
                  insert into list_member (workspace_id, list_id, property_id)
                  select ?, l.id, p.id from p, audience_list l where l.key = 'seattle'
                  """,
                  workspace,
                  count,
                  workspace);
            });
  }

  /** Publishes a definition and launches a run at a lawful hour. */
  UUID launch(String yaml) {
    Parsed parsed = CampaignParser.parse(yaml, Format.YAML);
    String definition =
        CampaignJson.write(
            Objects.requireNonNull(parsed.definition(), () -> parsed.problems().toString()));
    var campaigns = new CampaignStore(database.database());
    UUID campaign =
        database
            .database()
            .inWorkspace(
                workspace,
                tx -> CampaignStore.create(tx, workspace, new Draft("Test", definition, null)));
    UUID version = campaigns.publish(workspace, campaign, definition).id();
    return database
        .database()
        .inWorkspace(
            workspace,
            tx -> RunStore.launch(tx, workspace, new Launch(campaign, version, lawfulOffset())));
  }

  String stateOf(UUID run) {
    return database
        .database()
        .inWorkspace(workspace, tx -> RunReader.find(tx, run).orElseThrow().state());
  }

  RunCounts counts(UUID run) {
    return database.database().inWorkspace(workspace, tx -> RunReader.counts(tx, run));
  }

  void pause(UUID run) {
    database
        .database()
        .doInWorkspace(workspace, tx -> RunStore.pause(tx, run, "Somebody paused it"));
  }

  void resume(UUID run) {
    database.database().doInWorkspace(workspace, tx -> RunStore.resume(tx, workspace, run));
  }

  long waiting(UUID run) {
    return count("from enrollment where run_id = ? and phase = 'WAITING'", run);
  }

  /** Active leads that are still due for something. */
  long unparked(UUID run) {
    return count(
        "from enrollment where run_id = ? and state = 'ACTIVE' and due_at is not null", run);
  }

  long acceptedInLedger(UUID run, String kind) {
    return count("from intent where run_id = ? and kind = ? and state = 'ACCEPTED'", run, kind);
  }

  long submitting() {
    return count("from intent where state = 'SUBMITTING'");
  }

  /** The phone of the lead that was texted first. */
  String textedPhone(UUID run) {
    return String.valueOf(
        value(
            """
            select content->>'to' from intent
            where run_id = ? and kind = 'SMS' and state = 'ACCEPTED' order by id limit 1
            """,
            run));
  }

  boolean exitedAt(UUID run, String phone) {
    return count(
            """
            from enrollment e join contact_point p on p.id = e.phone_point_id
            where e.run_id = ? and p.value = ? and e.state = 'ACTIVE'
            """,
            run,
            phone)
        == 0;
  }

  boolean suppressed(String phone) {
    return count(
            """
            from suppression s join contact_point p on p.id = s.contact_point_id
            where p.value = ? and s.channel = 'SMS' and s.reason = 'OPT_OUT'
            """,
            phone)
        == 1;
  }

  /** A text from a person. */
  void inbound(String from, String body) {
    http(
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_simulator/inbound"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared()
                        .writeValueAsString(
                            Map.of("from", from, "to", "+12065550100", "body", body)))));
  }

  /** From now on e-mails from people are told to SendGrid's Inbound Parse address of ours. */
  void receivesMail() {
    String key =
        String.valueOf(value("select webhook_key from integration where provider = 'SENDGRID'"));
    simulator.setHooks(
        new Hooks.Urls(
            null,
            URI.create(publicUrl + "/webhooks/sendgrid/" + key + "/events"),
            new MailLinks(Secrets.ofBase64(secretKey)).url(URI.create(publicUrl), key)));
  }

  /** An e-mail from a person. */
  void inboundMail(String from, String text) {
    http(
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_simulator/inbound-mail"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared()
                        .writeValueAsString(
                            Map.of(
                                "from",
                                from,
                                "to",
                                "team@example.com",
                                "subject",
                                "Re: your e-mail",
                                "text",
                                text)))));
  }

  /** An address whose lead waits for an answer. */
  String mailedAddress(UUID run) {
    return String.valueOf(
        value(
            """
            select p.value from enrollment e join contact_point p on p.id = e.email_point_id
            where e.run_id = ? and e.phase = 'WAITING' order by e.id limit 1
            """,
            run));
  }

  /** How the journey of who was mailed there ended, or its state. */
  String outcome(UUID run, String address) {
    return String.valueOf(
        value(
            """
            select coalesce(e.outcome, e.state)
            from enrollment e join contact_point p on p.id = e.email_point_id
            where e.run_id = ? and p.value = ? order by e.id limit 1
            """,
            run,
            address));
  }

  /** In force for an address, on any channel. */
  long suppressions(String address) {
    return count(
        """
        from suppression s join contact_point p on p.id = s.contact_point_id
        where p.value = ? and s.lifted_at is null
        """,
        address);
  }

  /** How many effects of a kind the simulator took. */
  long acceptedAtProvider(String kind) {
    return summary().path("byKind").path(kind).asLong(0);
  }

  /** Texts that the simulator took of runs; opt-outs' confirmations belong to none. */
  long textsAtProvider() {
    return acceptedAtProvider("sms")
        - count("from intent where run_id is null and kind = 'SMS' and state = 'ACCEPTED'");
  }

  /** Effects that the simulator took more than once. */
  long duplicatesAtProvider() {
    return summary().path("duplicatesByEffect").size();
  }

  /** Everything that the simulator took, as {@code kind step to}. */
  List<String> takenByProvider() {
    var taken = new ArrayList<String>();
    http(HttpRequest.newBuilder(
            URI.create(simulator.baseUrl() + "/_simulator/accepted?limit=1000")))
        .path("items")
        .forEach(item ->
            taken.add(
                item.path("kind").asString()
                    + " "
                    + item.path("effect").asString().split("/")[1]
                    + " "
                    + item.path("to").asString()));
    return taken;
  }

  /** Changes rows of the workspace. */
  void execute(String sql) {
    database.database().doInWorkspace(workspace, tx -> tx.execute(sql));
  }

  private JsonNode summary() {
    return http(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_simulator/summary")));
  }

  private JsonNode http(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return JsonMapper.shared()
          .readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a query of one number answers. */
  long number(String sql) {
    return ((Number) value(sql)).longValue();
  }

  private long count(String from, Object... binds) {
    return ((Number) value("select count(*) " + from, binds)).longValue();
  }

  private Object value(String sql, Object... binds) {
    return database
        .database()
        .inWorkspace(workspace, tx -> Objects.requireNonNull(tx.fetchValue(sql, binds)));
  }

  /** Waits for the run to end. */
  void awaitEnd(UUID run, Duration limit) {
    await(run, limit, "the run ends", () -> stateOf(run).equals("COMPLETED"));
  }

  /** Waits for something, and says where the run stands when it does not come. */
  void await(UUID run, Duration limit, String what, BooleanSupplier condition) {
    try {
      await(limit, what, condition);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + standing(run), e);
    }
  }

  private String standing(UUID run) {
    return database
        .database()
        .inWorkspace(
            workspace,
            tx ->
                tx.fetch(
                        """
                        select step, phase, work, hold, count(*), min(due_at), now()
                        from enrollment where run_id = ? and state = 'ACTIVE'
                        group by 1, 2, 3, 4
                        """,
                        run)
                    + "\n"
                    + tx.fetch(
                        """
                        select kind, state, error, delivery, count(*) from intent
                        where run_id = ? group by 1, 2, 3, 4 order by 1, 2
                        """,
                        run)
                    + "\n"
                    + tx.fetch("select kind, state, error, count(*) from inbox group by 1, 2, 3")
                    + "\n"
                    + tx.fetch(
                        """
                        select channel, outcome, rule, count(*), min(reason) from decision
                        where run_id = ? group by 1, 2, 3 order by 1, 2
                        """,
                        run));
  }

  /** Texts of a run in a state of the ledger. */
  long texts(UUID run, String state) {
    return counts(run).intents().getOrDefault("sms", Map.of()).getOrDefault(state, 0L);
  }

  static void await(Duration limit, String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("Not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void configure() {
    var integrations = new IntegrationStore(database.database(), Secrets.ofBase64(secretKey));
    URI base = URI.create(simulator.baseUrl());
    SimulatorConfig defaults = SimulatorConfig.defaults(Path.of("."));
    var twilio =
        integrations.upsert(
            workspace,
            new NewIntegration(
                Provider.TWILIO,
                Mode.SIMULATED,
                base,
                Map.of("accountSid", defaults.accountSid(), "authToken", defaults.authToken())));
    var sendgrid =
        integrations.upsert(
            workspace,
            new NewIntegration(
                Provider.SENDGRID,
                Mode.SIMULATED,
                base,
                Map.of(
                    "apiKey",
                    defaults.sendgridApiKey(),
                    "webhookPublicKey",
                    sendgridPublicKey(defaults.sendgridApiKey()))));
    integrations.upsert(
        workspace,
        new NewIntegration(
            Provider.REGRID, Mode.SIMULATED, base, Map.of("token", defaults.regridToken())));
    integrations.upsert(
        workspace,
        new NewIntegration(
            Provider.BATCHDATA, Mode.SIMULATED, base, Map.of("token", defaults.batchdataToken())));
    var vapi =
        integrations.upsert(
            workspace,
            new NewIntegration(
                Provider.VAPI,
                Mode.SIMULATED,
                base,
                Map.of(
                    "apiKey",
                    defaults.vapiApiKey(),
                    "webhookSecret",
                    defaults.vapiWebhookSecret())));
    var stripe =
        new LinkedHashMap<>(Map.of("apiKey", StripeProvider.API_KEY, "webhookSecret", "-"));
    var account =
        integrations.upsert(
            workspace, new NewIntegration(Provider.STRIPE, Mode.SIMULATED, base, stripe));
    stripe.put(
        "webhookSecret",
        simulator.setStripeEndpoint(
            URI.create(publicUrl + "/webhooks/stripe/" + account.webhookKey() + "/events")));
    integrations.upsert(
        workspace, new NewIntegration(Provider.STRIPE, Mode.SIMULATED, base, stripe));
    simulator.setHooks(
        new Hooks.Urls(
            URI.create(publicUrl + "/webhooks/twilio/" + twilio.webhookKey() + "/inbound"),
            URI.create(publicUrl + "/webhooks/sendgrid/" + sendgrid.webhookKey() + "/events"),
            null,
            URI.create(publicUrl + "/webhooks/vapi/" + vapi.webhookKey())));
    var senders = new SenderStore(database.database());
    senders.create(workspace, sender("main", Channel.SMS, "+12065550100"));
    senders.create(workspace, sender("desk", Channel.VOICE, "+12065550101"));
    senders.create(
        workspace,
        new NewSender(
            "robin",
            Channel.VOICE,
            "+12065550102",
            "Drumbeat",
            Sender.NumberType.LONG_CODE,
            new BigDecimal(100),
            true,
            null,
            "number-1"));
    senders.create(workspace, sender("team", Channel.EMAIL, "team@example.com"));
  }

  private String sendgridPublicKey(String apiKey) {
    return http(HttpRequest.newBuilder(
                URI.create(simulator.baseUrl() + "/v3/user/webhooks/event/settings/signed"))
            .header("Authorization", "Bearer " + apiKey))
        .get("public_key")
        .asString();
  }

  private static NewSender sender(String key, Channel channel, String address) {
    return new NewSender(
        key,
        channel,
        address,
        "Drumbeat",
        channel == Channel.EMAIL ? null : Sender.NumberType.LONG_CODE,
        new BigDecimal(100),
        true,
        "1 Main St, Seattle, WA 98101");
  }

  private Map<String, Object> workerSettings() {
    return settings(Map.of("drumbeat.ledger.read-gap", "1s", "drumbeat.cohort.lost-after", "10s"));
  }

  private Map<String, Object> settings(Map<String, Object> more) {
    var settings = new java.util.HashMap<String, Object>(more);
    settings.put("drumbeat.database.url", database.application().url());
    settings.put("drumbeat.database.user", database.application().user());
    settings.put("drumbeat.database.password", database.application().password());
    settings.put("drumbeat.secret-key", secretKey);
    settings.put("drumbeat.public-url", publicUrl);
    settings.put("drumbeat.temporal.address", temporal.address());
    settings.put("drumbeat.temporal.namespace", temporal.namespace());
    return settings;
  }

  private static Duration lawfulOffset() {
    Instant tuesday =
        LocalDate.of(2026, 11, 17).atTime(LocalTime.of(11, 30)).atZone(SEATTLE).toInstant();
    return Duration.between(Instant.now(), tuesday);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    worker.close();
    api.close();
    temporal.close();
    simulator.close();
    database.close();
  }
}
