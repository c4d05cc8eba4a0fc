package dev.drumbeat.local;

import static dev.drumbeat.local.EmbeddedDatabaseTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the real program in processes of their own, ended as a person or a crash would. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class KilledRunTest {
  @TempDir Path root;

  @Test
  void aRunAfterAKilledOneStopsWhatIsLeftAndKeepsDataAndPorts() throws Exception {
    Path data = root.resolve("data");
    RuntimeFile.Content killed = runUntilUpThenKill(data);
    ProcessHandle postgres = PostgresProcess.find(data.resolve("postgres")).orElseThrow();

    try (DataFolder folder = DataFolder.open(data);
        StartedParts parts = new StartedParts()) {
      LocalRun run = LocalRun.on(folder, Ports.ANY, Map.of(), parts);

      assertThat(postgres.isAlive()).isFalse();
      assertThat(killed.processes()).allSatisfy(child -> assertThat(child.find()).isEmpty());
      assertThat(RuntimeFile.in(folder).content().ports()).isEqualTo(killed.ports());
      assertThat(ask(run.startDatabase(folder).app(), "select 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void aTermSignalStopsAllInOrderAndLeavesNothing() throws Exception {
    Path data = root.resolve("data");
    Process run = startUntilUp(data);
    List<ChildProcess> children = RuntimeFile.read(data.resolve("runtime.json")).processes();

    run.toHandle().destroy();

    assertThat(run.inputReader().lines()).containsExactly("Stopping.");
    assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(PostgresProcess.find(data.resolve("postgres"))).isEmpty();
    assertThat(children).allSatisfy(child -> assertThat(child.find()).isEmpty());
    assertThat(data.resolve("drumbeat.pid")).doesNotExist();
  }

  @Test
  void aPidFileThatNamesAnotherProgramIsNoServer() throws IOException, SQLException {
    try (DataFolder folder = DataFolder.open(root.resolve("data"))) {
      EmbeddedDatabase.start(folder, FreePorts.choose().database()).close();
      Path pidFile = EmbeddedDatabase.dataIn(folder).resolve("postmaster.pid");
      Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n");

      try (Database database = EmbeddedDatabase.start(folder, FreePorts.choose().database())) {
        assertThat(ask(database.app(), "select 'alive'")).isEqualTo("alive");
      }
    }
  }

  private RuntimeFile.Content runUntilUpThenKill(Path data) throws Exception {
    Process run = startUntilUp(data);
    run.destroyForcibly();
    assertThat(ChildProcess.ended(run.toHandle(), Duration.ofSeconds(10))).isTrue();
    return RuntimeFile.read(data.resolve("runtime.json"));
  }

  private static Process startUntilUp(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(2, DemoProcess.LOG_AS_THE_PRODUCT_DOES);
    command.addAll(List.of(Main.class.getName(), "up", "--data", data.toString()));
    Ports ports = FreePorts.choose();
    command.addAll(List.of("--db-port", Integer.toString(ports.database())));
    command.addAll(List.of("--temporal-port", Integer.toString(ports.temporal())));
    command.addAll(List.of("--ui-port", Integer.toString(ports.temporalUi())));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = run.inputReader();
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("Ctrl-C")) {
        return run;
      }
    }
    throw new AssertionError("not up: " + lines);
  }
}
