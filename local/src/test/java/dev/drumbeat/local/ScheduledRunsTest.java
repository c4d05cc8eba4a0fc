package dev.drumbeat.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.drumbeat.db.schedule.Fire;
import dev.drumbeat.db.schedule.FireStore;
import dev.drumbeat.workflows.PayloadJson;
import dev.drumbeat.workflows.WorkflowIds;
import dev.drumbeat.workflows.schedule.Launched;
import dev.drumbeat.workflows.schedule.ScheduleRef;
import dev.drumbeat.workflows.schedule.ScheduledRunWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedules on the real development server: the one in memory has none. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ScheduledRunsTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path root;
  private DataFolder folder;
  private TemporalService temporal;
  private ScheduledProduct product;
  private WorkflowServiceStubs server;

  @BeforeEach
  void start() {
    if (DevTemporal.program(System.getenv()).isEmpty()) {
      System.err.println("SKIPPED: no temporal program, so schedules are not tested");
      abort("no temporal program");
    }
    folder = DataFolder.open(root.resolve("data"));
    RuntimeFile runtime = RuntimeFile.in(folder);
    Ports ports = FreePorts.choose();
    runtime.begin(ports);
    temporal =
        TemporalChoice.dev.start(System.getenv(), new DevTemporal.Place(folder, ports, runtime));
    product = new ScheduledProduct(temporal);
    server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
  }

  @AfterEach
  void stop() {
    if (temporal != null) {
      server.shutdownNow();
      product.close();
      temporal.close();
      folder.close();
    }
  }

  @Test
  void launchOncePerTimeWithTheAudienceOfThatTime() {
    product.properties(3);
    UUID schedule = product.schedule("{'every': 'PT1H', 'overlap': 'ALLOW'}", "weekly");
    assertThat(product.schedule("{'every': 'PT1H', 'overlap': 'ALLOW'}", "weekly"))
        .as("the same key makes the same schedule")
        .isEqualTo(schedule);
    ScheduleHandle engine = applied(schedule);

    engine.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL);
    product.await(SOON, () -> fires(schedule).size() == 1);
    UUID first = newestRun(schedule);
    product.await(SOON, () -> product.audience(first) == 3);
    product.properties(2);
    Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    product.await(SOON, () -> Instant.now().isAfter(second.plusSeconds(1)));
    engine.trigger(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL);
    product.await(SOON, () -> fires(schedule).size() == 2);
    UUID last = newestRun(schedule);

    assertThat(last).isNotEqualTo(first);
    product.await(SOON, () -> product.audience(last) == 5);
    Instant repeated = fires(schedule).getFirst().scheduledAt();
    assertThat(repeat(schedule, repeated).runId()).isEqualTo(String.valueOf(last));
    assertThat(fires(schedule)).hasSize(2);
    assertThat(product.number("select count(*) from run")).isEqualTo(2);
  }

  @Test
  void skipATimeWhileTheRunBeforeGoesOnAndWhenALaterOneHasCome() {
    product.properties(1);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant start = now.minus(150, ChronoUnit.MINUTES);
    UUID schedule = product.schedule("{'every': 'PT1H', 'startAt': '" + start + "'}", null);
    ScheduleHandle engine = applied(schedule);

    assertThat(repeat(schedule, start.plus(30, ChronoUnit.MINUTES)).reason())
        .contains("has come since");
    assertThat(repeat(schedule, now).outcome()).isEqualTo("LAUNCHED");
    assertThat(repeat(schedule, now.plusSeconds(1)).reason()).contains("still goes on");
    engine.backfill(List.of(new ScheduleBackfill(start.minusSeconds(60), now)));
    product.await(SOON, () -> fires(schedule).size() == 6);
    assertThat(product.number("select count(*) from run")).isEqualTo(1);
  }

  @Test
  void areMadeAgainWhenTheEngineLostThemAndForgottenWhenDeleted() {
    UUID schedule = product.schedule("{'every': 'P1D'}", null);
    ScheduleHandle engine = applied(schedule);

    engine.delete();
    product.await(SOON, () -> there(engine));
    product.post("/api/schedules/" + schedule + "/pause");
    product.await(
        SOON, () -> requireNonNull(engine.describe().getSchedule().getState()).isPaused());
    assertThat(repeat(schedule, Instant.now()).reason()).isEqualTo("The schedule is PAUSED");
    product.delete("/api/schedules/" + schedule);
    product.await(SOON, () -> !there(engine));
    product.await(SOON, () -> product.number("select count(*) from schedule") == 0);
    assertThat(repeat(schedule, Instant.now()).outcome()).isEqualTo("GONE");
  }

  @Test
  void haveTheNextTimesThatTheApiTells() {
    for (String timetable :
        List.of(
            "'cron': '30 9 * * MON-FRI', 'timeZone': 'America/Los_Angeles'",
            "'cron': '0 8,20 1-7/3 */2 *', 'timeZone': 'America/New_York'",
            "'cron': '30 2 * 3 *', 'timeZone': 'America/Los_Angeles',"
                + " 'startAt': '2027-03-12T00:00:00Z'",
            "'cron': '30 1 * * *', 'timeZone': 'America/Los_Angeles',"
                + " 'startAt': '2027-11-06T00:00:00Z'",
            "'cron': '0 * * * *', 'timeZone': 'America/Los_Angeles',"
                + " 'startAt': '2027-11-07T07:30:00Z'",
            "'every': 'PT36H', 'startAt': '2026-12-24T11:07:00Z',"
                + " 'endAt': '2026-12-28T11:07:00Z'")) {
      UUID schedule = product.schedule("{" + timetable + "}", null);
      List<Instant> told = product.nextTimes(schedule);
      List<Instant> engines = applied(schedule).describe().getInfo().getNextActionTimes();

      assertThat(told).as(timetable).isNotEmpty();
      assertThat(engines.stream().filter(each -> !product.comesAgain(schedule, each)))
          .as(timetable)
          .startsWith(told.toArray(Instant[]::new));
    }
  }

  private ScheduleHandle applied(UUID schedule) {
    ScheduleHandle handle =
        ScheduleClient.newInstance(
                server,
                ScheduleClientOptions.newBuilder().setNamespace(temporal.namespace()).build())
            .getHandle(WorkflowIds.schedule(schedule.toString()));
    product.await(SOON, () -> there(handle));
    return handle;
  }

  private static boolean there(ScheduleHandle handle) {
    try {
      return handle.describe() != null;
    } catch (ScheduleException e) {
      return false;
    }
  }

  /** Has the workflow of a time run as the engine would have it. */
  private Launched repeat(UUID schedule, Instant at) {
    WorkflowClient client =
        WorkflowClient.newInstance(
            server,
            WorkflowClientOptions.newBuilder()
                .setNamespace(temporal.namespace())
                .setDataConverter(PayloadJson.dataConverter())
                .build());
    return client
        .newWorkflowStub(
            ScheduledRunWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue("journey")
                .setWorkflowId(UUID.randomUUID().toString())
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(
                            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime"),
                            OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .build())
                .build())
        .run(new ScheduleRef(product.workspace().toString(), schedule.toString()));
  }

  private UUID newestRun(UUID schedule) {
    return requireNonNull(fires(schedule).getFirst().run());
  }

  private List<Fire> fires(UUID schedule) {
    return product.inWorkspace(tx -> FireStore.last(tx, schedule, 20));
  }
}
