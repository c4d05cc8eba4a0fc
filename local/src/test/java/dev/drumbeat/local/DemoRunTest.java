package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.drumbeat.local.demo.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Whole demos, small: run to their end, and killed on their way. */
@Execution(ExecutionMode.CONCURRENT)
class DemoRunTest {
  private static final Duration LIMIT = Duration.ofSeconds(180);

  @TempDir Path root;

  @Test
  void endsWithZeroWhenTheProofHolds() throws Exception {
    try (DemoProcess demo = new DemoProcess(root, 60, "--temporal=embedded")) {
      assertThat(demo.exitStatus(LIMIT)).as(demo::said).isZero();

      holds(demo.result(), 60);
      assertThat(demo.result().path("temporal").asString()).isEqualTo("embedded");
      assertThat(demo.result().path("historyEvents").asLong()).isPositive();
      assertThat(demo.said()).contains("The first text is accepted.", "It holds.");
      assertThat(demo.data().resolve("drumbeat.pid")).doesNotExist();
    }
  }

  @Test
  void aRunKilledThreeTimesSendsNothingTwiceAndLosesNothing() throws Exception {
    requireDevServer();
    try (DemoProcess demo = new DemoProcess(root, 150, "--temporal=dev")) {
      demo.killWhen("the first texts were accepted", run -> accepted(run, "sms") >= 10);
      demo.restart();
      demo.killWhen("mails were under way", run -> accepted(run, "email") >= 20);
      demo.restart();
      demo.killWhen(
          "the run was near its end", run -> run.counts().active() * 3 < run.counts().audience());
      demo.restart();

      assertThat(demo.exitStatus(LIMIT)).as(demo::said).isZero();
      holds(demo.result(), 150);
    }
  }

  @Test
  void aWorkerKilledAloneIsToldAndItsRunGoesOnAfterARestart() throws Exception {
    requireDevServer();
    try (DemoProcess demo = new DemoProcess(root, 150, "--temporal=dev", "--split")) {
      demo.killPartWhen("worker", "texts were accepted", run -> accepted(run, "sms") >= 10);
      assertThat(demo.exitStatus(Duration.ofSeconds(60))).as(demo::said).isEqualTo(1);
      assertThat(demo.said()).contains("The worker ended by itself");
      demo.restart();

      assertThat(demo.exitStatus(LIMIT)).as(demo::said).isZero();
      holds(demo.result(), 150);
    }
  }

  private static void holds(JsonNode result, int audience) {
    assertThat(result.path("audience").asInt()).isEqualTo(audience);
    assertThat(result.path("active").asInt()).isZero();
    assertThat(result.path("duplicates").asInt()).isZero();
    assertThat(result.path("missing").asInt()).isZero();
    // Stricter than the proof: no person got anything twice, not even by policy.
    for (String kind : List.of("sms", "email", "call")) {
      assertThat(result.at("/providerAccepted/" + kind).asInt())
          .as(kind)
          .isPositive()
          .isEqualTo(result.at("/intents/" + kind + "/accepted").asInt());
    }
  }

  private static long accepted(Standing run, String kind) {
    return run.intents().getOrDefault(kind, Map.of()).getOrDefault("accepted", 0L);
  }

  private static void requireDevServer() {
    if (DevTemporal.program(System.getenv()).isEmpty()) {
      System.err.println("SKIPPED: no temporal program, so no run is killed on the real server");
      abort("no temporal program");
    }
  }
}
