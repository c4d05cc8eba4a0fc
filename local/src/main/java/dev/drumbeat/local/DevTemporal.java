package dev.drumbeat.local;

import dev.drumbeat.worker.TemporalNamespace;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** {@code temporal server start-dev} as a child process, its state in the data folder. */
record DevTemporal(Process process, Place place) implements TemporalService {
  /** The version that the launcher builds. Newer ones can't be installed with {@code go}. */
  static final String BUILT = "temporal-v1.5.1";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** What a server of one data folder needs to know of it. */
  record Place(DataFolder folder, Ports ports, RuntimeFile runtime) {
    Path database() {
      return folder.path("temporal.db");
    }

    Path log() {
      return folder.log("temporal.log");
    }
  }

  /** The CLI on the PATH, else the one that the launcher built. */
  static Optional<Path> program(Map<String, String> environment) {
    Stream<Path> onPath =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "temporal"));
    Path built = CacheFolder.path(environment).resolve("bin").resolve(BUILT);
    return Stream.concat(onPath, Stream.of(built))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  static DevTemporal start(Path program, Place place) {
    Process process = launch(program, place);
    place.runtime().process(ChildProcess.of("temporal", process.toHandle()));
    DevTemporal temporal = new DevTemporal(process, place);
    if (!TemporalNamespace.answers(temporal.address(), START_LIMIT, process::isAlive)) {
      temporal.close();
      String cause = LogTail.lastError(place.log());
      throw new StartFailure(
          "Temporal didn't start" + cause,
          cause.contains("already in use")
              ? "Another program took the port just now; start again, and another is chosen"
              : "Its log is " + place.log() + "; --temporal=embedded does without it");
    }
    return temporal;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + place.ports().temporal();
  }

  @Override
  public String namespace() {
    return TemporalChoice.NAMESPACE;
  }

  @Override
  public Optional<String> uiUrl() {
    return Optional.of("http://127.0.0.1:" + place.ports().temporalUi());
  }

  @Override
  public TemporalKind kind() {
    return TemporalKind.DEV;
  }

  /** Completes when the server has ended, asked to or not. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  @Override
  public void close() {
    ChildProcess.stop(process.toHandle());
  }

  private static Process launch(Path program, Place place) {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.add(program.toString());
    command.addAll(List.of("server", "start-dev", "--ip", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(place.ports().temporal())));
    command.addAll(List.of("--ui-port", Integer.toString(place.ports().temporalUi())));
    command.addAll(List.of("--db-filename", place.database().toString()));
    command.addAll(List.of("--namespace", TemporalChoice.NAMESPACE, "--log-level", "error"));
    // Off by default in the server; without it one workspace's burst holds up all others.
    command.addAll(List.of("--dynamic-config-value", "matching.enableFairness=true"));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.appendTo(place.log().toFile()))
          .start();
    } catch (IOException e) {
      throw new StartFailure(
          program + " can't be run (" + e.getMessage() + ")", "Use --temporal=embedded", e);
    }
  }
}
