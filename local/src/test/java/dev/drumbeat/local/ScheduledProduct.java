package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.ApiApplication;
import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.schedule.ScheduleStore;
import dev.drumbeat.worker.WorkerApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Database, worker and API on a given engine, with a campaign that may be scheduled. */
final class ScheduledProduct implements AutoCloseable {
  private static final String KEY = "drum_scheduled";
  private static final String WAITING =
      """
      name: Waiting
      channels: [sms]
      audience: { list: seattle }
      enroll: { per: PROPERTY, reentry: ALWAYS }
      start: later
      steps:
        later: { type: wait, for: P2D, next: done }
        done: { type: end }
      """;

  private final TestDatabase database = TestDatabase.create();
  private final UUID workspace = database.workspace();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext api;
  private final ConfigurableApplicationContext worker;
  private final String campaign;
  private int properties;

  ScheduledProduct(TemporalService temporal) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "drumbeat.database.url", database.application().url(),
                "drumbeat.database.user", database.application().user(),
                "drumbeat.database.password", database.application().password(),
                "drumbeat.public-url", "http://localhost:1",
                "drumbeat.secret-key", Secrets.randomKey(),
                "drumbeat.temporal.address", temporal.address(),
                "drumbeat.temporal.namespace", temporal.namespace()));
    settings.put("server.port", "0");
    api = ApiApplication.start(settings);
    settings.remove("server.port");
    settings.put("drumbeat.cohort.lost-after", "1s");
    worker = WorkerApplication.start(settings);
    key();
    post("/api/lists", "{'key': 'seattle', 'name': 'Seattle'}");
    campaign = created("/api/campaigns", "application/yaml", WAITING);
    post("/api/campaigns/" + campaign + "/versions");
  }

  UUID workspace() {
    return workspace;
  }

  /** Makes a schedule of the campaign. */
  UUID schedule(String json, @Nullable String idempotencyKey) {
    var request =
        request("/api/campaigns/" + campaign + "/schedules")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.replace('\'', '"')));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return UUID.fromString(send(request).at("/data/id").asString());
  }

  List<Instant> nextTimes(UUID schedule) {
    return send(request("/api/schedules/" + schedule).GET())
        .at("/data/nextTimes")
        .valueStream()
        .map(each -> Instant.parse(each.asString()))
        .toList();
  }

  void post(String path) {
    send(request(path).POST(BodyPublishers.noBody()));
  }

  void post(String path, String json) {
    created(path, "application/json", json.replace('\'', '"'));
  }

  void delete(String path) {
    send(request(path).DELETE());
  }

  /** Adds properties to the list. */
  void properties(int count) {
    inWorkspace(tx ->
        tx.execute(
            """
            with p as (
              insert into property (workspace_id, source, source_key, address, city, state, zip)
              select current_workspace(), 'test', n::text, n || ' Pike St', 'Seattle', 'WA', '98101'
              from generate_series(?, ?) n returning id)
            insert into list_member (workspace_id, list_id, property_id)
            select current_workspace(), l.id, p.id from p, audience_list l
            """,
            properties + 1,
            properties + count));
    properties += count;
  }

  /** Leads that a run found, those too that go on in an earlier one. */
  long audience(UUID run) {
    return inWorkspace(tx ->
        RunReader.counts(tx, run).audience() + RunReader.find(tx, run).orElseThrow().excluded());
  }

  boolean comesAgain(UUID schedule, Instant at) {
    return inWorkspace(tx -> ScheduleStore.find(tx, schedule)).orElseThrow().comesAgain(at);
  }

  long number(String sql) {
    return inWorkspace(tx -> tx.fetchSingle(sql).get(0, Long.class));
  }

  <T> T inWorkspace(Function<DSLContext, T> work) {
    return database.database().inWorkspace(workspace, work::apply);
  }

  void await(Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("it comes in time").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private String created(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)))
        .at("/data/id")
        .asString();
  }

  private HttpRequest.Builder request(String path) {
    String port = api.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + KEY);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
      return JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void key() {
    inWorkspace(tx ->
        tx.execute(
            "insert into api_key (workspace_id, name, prefix, hash, scopes)"
                + " values (current_workspace(), 't', 'd', ?, '{read,write}')",
            (Object) hash()));
  }

  private static byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(KEY.getBytes());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
    api.close();
    http.close();
    database.close();
  }
}
