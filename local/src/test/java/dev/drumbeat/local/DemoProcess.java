package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.local.demo.Standing;
import dev.drumbeat.local.rest.ApiClient;
import dev.drumbeat.local.rest.ApiProblem;
import dev.drumbeat.local.rest.ApiUnreachable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Demos of the real program on one data folder, each a process that can be killed. */
final class DemoProcess implements AutoCloseable {
  private static final Path SEATTLE =
      Path.of("..", "examples", "seattle_building_energy_benchmarking_2016.csv");

  /** To files of the data folder: the tests' own configuration is first on the class path. */
  static final List<String> LOG_AS_THE_PRODUCT_DOES =
      List.of("-Dlogback.configurationFile=logback.xml", "-Dlogging.config=classpath:logback.xml");

  private final Path root;
  private final List<String> arguments;
  private Process process;

  DemoProcess(Path root, int rows, String... more) throws IOException {
    this.root = root;
    Path input = root.resolve("properties.csv");
    Files.write(input, Files.readAllLines(SEATTLE).subList(0, rows + 1));
    Ports ports = FreePorts.choose();
    arguments = new ArrayList<>(List.of("demo", "--exit-when-done", "--pace=0.3"));
    arguments.add("--data=" + data());
    arguments.add("--input=" + input);
    arguments.add("--campaign=" + Path.of("src", "test", "resources", "brisk.yaml"));
    arguments.add("--json=" + root.resolve("out.json"));
    arguments.add("--api-port=" + ports.api());
    arguments.add("--temporal-port=" + ports.temporal());
    arguments.add("--ui-port=" + ports.temporalUi());
    arguments.add("--db-port=" + ports.database());
    arguments.add("--simulator-port=" + ports.simulator());
    arguments.addAll(List.of(more));
    process = start();
  }

  Path data() {
    return root.resolve("data");
  }

  void restart() throws IOException {
    process = start();
  }

  /** Kills it like a power cut, once its run stands so. */
  void killWhen(String what, Predicate<Standing> reached) {
    await(what, reached);
    process.destroyForcibly();
    assertThat(ChildProcess.ended(process.toHandle(), Duration.ofSeconds(10))).isTrue();
  }

  /** Kills one of its children. */
  void killPartWhen(String part, String what, Predicate<Standing> reached) {
    await(what, reached);
    ChildProcess child =
        RuntimeFile.read(data().resolve("runtime.json")).processes().stream()
            .filter(each -> each.name().equals(part))
            .findFirst()
            .orElseThrow();
    assertThat(child.find()).hasValueSatisfying(ProcessHandle::destroyForcibly);
  }

  /** Waits for its end. */
  int exitStatus(Duration within) throws InterruptedException {
    assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
        .as(() -> "ended; it said\n" + said())
        .isTrue();
    return process.exitValue();
  }

  String said() {
    try {
      return Files.readString(root.resolve("out.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  JsonNode result() throws IOException {
    return ApiClient.JSON.readTree(Files.readString(root.resolve("out.json")));
  }

  private void await(String what, Predicate<Standing> reached) {
    Instant end = Instant.now().plusSeconds(180);
    while (!reached(reached)) {
      if (Instant.now().isAfter(end) || !process.isAlive()) {
        throw new AssertionError("Never " + what + "; it said\n" + said());
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private boolean reached(Predicate<Standing> reached) {
    try {
      Path key = Keys.apiKeyFile(data());
      Path runtime = data().resolve("runtime.json");
      if (!Files.exists(key) || !Files.exists(runtime)) {
        return false;
      }
      String address = RuntimeFile.read(runtime).addresses().get("api");
      if (address == null) {
        return false;
      }
      try (ApiClient api = new ApiClient(URI.create(address), Files.readString(key).strip())) {
        JsonNode runs = api.get("/api/runs?limit=1").path("data");
        if (runs.isEmpty()) {
          return false;
        }
        JsonNode run = api.get("/api/runs/" + runs.get(0).path("id").asString()).path("data");
        return reached.test(ApiClient.JSON.treeToValue(run, Standing.class));
      }
    } catch (ApiUnreachable | ApiProblem e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(LOG_AS_THE_PRODUCT_DOES);
    command.add(Main.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(root.resolve("out.log").toFile()))
        .start();
  }

  /** Ends what is left, of this process and of those killed before. */
  @Override
  public void close() throws IOException {
    process.destroy();
    if (!ChildProcess.ended(process.toHandle(), Duration.ofSeconds(40))) {
      process.destroyForcibly();
    }
    try (DataFolder folder = DataFolder.open(data());
        StartedParts parts = new StartedParts()) {
      LocalRun.on(folder, Ports.ANY, Map.of(), parts);
    }
  }
}
