package dev.drumbeat.local;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.workspace.ApiKeyStore;
import dev.drumbeat.local.crash.CrashReport;
import dev.drumbeat.local.demo.Launcher;
import dev.drumbeat.local.demo.Launcher.Wish;
import dev.drumbeat.local.rest.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Kills, freezes and stops each part of the product while a run goes on, and proves the result. */
@Command(
    name = "crash-test",
    description = "Break every part while a run goes on, and prove that nothing was sent twice.",
    mixinStandardHelpOptions = true)
final class CrashTestCommand implements Callable<Integer> {
  /** Tells a crash test's folder from one that somebody needs. */
  private static final String MARK = "crash-test";

  private static final int MOST_TRIES = 10;

  @Mixin CrashTestOptions options = new CrashTestOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Instant begun = Instant.now();
  private volatile boolean stopped;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path data = options.data == null ? Path.of(".drumbeat", "crash-test") : options.data;
    try {
      clear(data);
      return on(data) ? 0 : 1;
    } catch (StartFailure e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean on(Path data) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DataFolder folder = DataFolder.open(data);
    System.setProperty("drumbeat.log", folder.log("drumbeat.log").toString());
    Files.writeString(folder.path(MARK), options.seed + "\n");
    StartedParts parts = new StartedParts();
    parts.start(() -> folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
    try (parts) {
      out.println("Starting in " + folder.path(""));
      CrashReport report = test(parts, folder);
      report.lines().forEach(out::println);
      if (options.json != null) {
        Files.writeString(options.json, report.json());
      }
      return report.holds();
    } catch (RuntimeException e) {
      // What a stop in mid-work breaks is no failure of the product.
      if (stopped) {
        return false;
      }
      throw e;
    }
  }

  private CrashReport test(StartedParts parts, DataFolder folder) {
    CrashBed bed = parts.start(() -> CrashBed.start(folder, options));
    Database database = parts.start(() -> Database.open(bed.database().app(), 3));
    UUID workspace = new ApiKeyStore(database).find(bed.keys().apiKey()).orElseThrow().workspace();
    CrashSight sight = parts.start(() -> new CrashSight(database, workspace, bed.simulator()));
    return new CrashTest(
            bed,
            sight,
            wave -> launch(bed, folder, wave),
            options,
            progress(spec.commandLine().getOut()))
        .run();
  }

  private void stop(StartedParts parts) {
    if (!parts.isClosed()) {
      stopped = true;
      spec.commandLine().getOut().println("Stopping.");
      parts.close();
    }
  }

  /** Each wave has a list and a campaign of its own, so that none waits for another to end. */
  private void launch(CrashBed bed, DataFolder folder, int wave) {
    Path input = folder.path("properties-" + wave + ".csv");
    String list = "crash-test-" + wave;
    String yaml =
        campaign()
            .replace("Crash test", "Crash test " + wave)
            .replace("crash-test", list)
            .replace("https://hooks.example.com", bed.hooks().toString());
    try {
      Files.write(input, properties(options.wave(), wave));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Wish wish = new Wish("Crash test " + wave, list, yaml, input, List.of(), false);
    Launcher launcher = new Launcher(bed.api(), wish, new PrintWriter(Writer.nullWriter()));
    for (int tries = 1; ; tries++) {
      try {
        launcher.findOrLaunch();
        return;
      } catch (ApiProblem e) {
        // Its connections to a database that was stopped meanwhile break once.
        if (e.status() < 500 || tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  private static List<String> properties(int count, int wave) {
    int first = count * (wave - 1) + 1;
    return Stream.concat(
            Stream.of("id,address,city,state,zip"),
            IntStream.range(first, first + count)
                .mapToObj(n -> n + "," + (100 + n) + " Pike Street,Seattle,WA,98101"))
        .toList();
  }

  private static String campaign() {
    try (InputStream yaml = CrashTestCommand.class.getResourceAsStream("/crash-test.yaml")) {
      return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Consumer<String> progress(PrintWriter out) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    String[] last = {""};
    return line -> {
      Duration took = Duration.between(begun, Instant.now());
      String text = "[%d:%02d] %s".formatted(took.toMinutes(), took.toSecondsPart(), line);
      if (terminal) {
        out.print("\r\u001B[K" + text);
        out.flush();
      } else if (!line.equals(last[0])) {
        out.println(text);
      }
      last[0] = line;
    };
  }

  /** Of an earlier test: its log would be taken for evidence. */
  private static void clear(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    if (!Files.exists(data.resolve(MARK))) {
      throw new StartFailure(
          data + " is not of an earlier crash test, and would be removed",
          "Name another folder with --data");
    }
    try (DataFolder folder = DataFolder.open(data)) {
      PostgresProcess.stopLeftover(EmbeddedDatabase.dataIn(folder));
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
