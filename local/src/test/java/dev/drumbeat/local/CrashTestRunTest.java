package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.drumbeat.local.rest.ApiClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A crash test of one short seed; the long form is {@code ./drumbeat crash-test}. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTestRunTest {
  @TempDir Path root;

  @Test
  void sendsNothingTwiceAndLosesNothingWhenPartsAreKilledInMidWork() throws Exception {
    if (DevTemporal.program(System.getenv()).isEmpty()) {
      System.err.println("SKIPPED: no temporal program, so nothing is killed on the real server");
      abort("no temporal program");
    }
    StringWriter out = new StringWriter();
    Path json = root.resolve("out.json");

    int status =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
            .execute(
                "crash-test",
                "--sends=150",
                "--seed=5",
                "--minutes=7",
                "--deadline=PT2M",
                "--only=KILL_ANSWERED,KILL_API,STOP_POSTGRES",
                "--data=" + root.resolve("data"),
                "--json=" + json);

    assertThat(status).as(out::toString).isZero();
    JsonNode result = ApiClient.JSON.readTree(Files.readString(json));
    assertThat(result.path("holds").asBoolean()).isTrue();
    assertThat(result.path("sends").asInt()).isGreaterThanOrEqualTo(150);
    assertThat(result.path("faults").valueStream().map(each -> each.path("fault").asString()))
        .containsExactly("KILL_ANSWERED", "KILL_API", "STOP_POSTGRES");
    for (String kind : List.of("sms", "email", "call", "ai_call", "payment", "webhook")) {
      assertThat(result.path("total").path(kind).path("accepted").asInt()).as(kind).isPositive();
    }
  }
}
