package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Callbacks;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.outbox.Engine;
import dev.drumbeat.activities.outbox.Outbox;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.workflows.PayloadJson;
import dev.drumbeat.workflows.SearchAttributes;
import dev.drumbeat.workflows.TaskQueues;
import dev.drumbeat.workflows.campaign.CampaignWorkflowImpl;
import dev.drumbeat.workflows.cohort.CohortWorkflowImpl;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** A workspace whose weeks pass in seconds; what people do in them is the test's to say. */
final class Weeks implements AutoCloseable {
  static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");

  /** How long nobody looks into the inbox; a worker looks ten times a second. */
  private static final Duration STEP = Duration.ofDays(1);

  /** In it whoever was woken does what there is to do at once. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final SendingWorkspace workspace = SendingWorkspace.withoutPeople();
  private final Callbacks callbacks = new Callbacks(workspace);
  private final TestWorkflowEnvironment engine = engine();
  private final Outbox outbox = workspace.outbox(new Engine(engine.getWorkflowClient()));
  private final SimulatedTime time;

  Weeks() throws SQLException {
    time = new SimulatedTime(workspace, () -> Instant.ofEpochMilli(engine.currentTimeMillis()));
    workspace.clock().follow(time);
    workspace.provider().clock().follow(time);
  }

  SendingWorkspace workspace() {
    return workspace;
  }

  /** What people and providers do; it is applied when time goes on. */
  Callbacks people() {
    return callbacks;
  }

  /** Owners 1 to {@code count}, of 1 to {@code count} Pike St, on a list. */
  void owners(int count, String list) {
    workspace.owners(count);
    workspace.execute(tx -> {
      tx.execute("update audience_list set key = ?", list);
      tx.execute(
          """
          update property p set address = substr(o.name, 7) || ' Pike St'
          from owner o where o.id = p.owner_id
          """);
    });
  }

  /** Publishes an example, which must be free of any complaint, and launches it. */
  Story launch(String example, LocalDateTime seattle) {
    return launch(example, seattle, UnaryOperator.identity());
  }

  /** As the other, with an address of the example put in the test's place. */
  Story launch(String example, LocalDateTime seattle, UnaryOperator<String> here) {
    String yaml = here.apply(example(example));
    assertThat(CampaignParser.parse(yaml, Format.YAML).problems()).isEmpty();
    work();
    TestRun run = workspace.begin(yaml, seattle);
    settle();
    return new Story(this, run);
  }

  /** Launches a definition that has the texts of its templates. */
  Story launch(CampaignDefinition taken, LocalDateTime seattle) {
    work();
    TestRun run = workspace.begin(taken, seattle);
    settle();
    return new Story(this, run);
  }

  /** A worker of every queue, with the activities that the workspace has by now. */
  private void work() {
    for (String queue : TaskQueues.ALL) {
      var worker = engine.newWorker(queue);
      worker.registerActivitiesImplementations(workspace.activities().toArray());
      worker.registerWorkflowImplementationTypes(
          CampaignWorkflowImpl.class, CohortWorkflowImpl.class);
    }
    engine.start();
  }

  private static String example(String name) {
    try {
      return Files.readString(Path.of("..", "examples", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets time pass. */
  void pass(Duration time) {
    Duration left = time;
    while (left.isPositive()) {
      settle();
      Duration step = left.compareTo(STEP) < 0 ? left : STEP;
      engine.sleep(step);
      left = left.minus(step);
    }
    settle();
  }

  Instant now() {
    return workspace.clock().instant();
  }

  /** What a worker's loops do. */
  private void settle() {
    workspace.relayAll();
    while (outbox.start(workspace.id()) + outbox.wake(workspace.id()) > 0) {
      engine.sleep(MOMENT);
      workspace.relayAll();
    }
  }

  private static TestWorkflowEnvironment engine() {
    return TestWorkflowEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(PayloadJson.dataConverter())
                    .build())
            .registerSearchAttribute(
                SearchAttributes.WORKSPACE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute(
                SearchAttributes.CAMPAIGN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute(
                SearchAttributes.RUN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .build());
  }

  @Override
  public void close() throws SQLException {
    engine.close();
    time.close();
    workspace.close();
  }
}
