package dev.drumbeat.local;

import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.worker.TemporalNamespace;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of the product on a data folder: everything it needs, started in order. */
final class LocalRun {
  private final Map<String, String> environment;
  private final StartedParts parts;
  private final RuntimeFile runtime;
  private final Ports ports;
  private final CompletableFuture<StartFailure> failure = new CompletableFuture<>();

  private LocalRun(
      Map<String, String> environment, StartedParts parts, RuntimeFile runtime, Ports ports) {
    this.environment = environment;
    this.parts = parts;
    this.runtime = runtime;
    this.ports = ports;
  }

  /** Stops what a killed run left on the folder, then chooses the ports. */
  static LocalRun on(
      DataFolder folder, Ports asked, Map<String, String> environment, StartedParts parts) {
    RuntimeFile runtime = RuntimeFile.in(folder);
    runtime.content().processes().forEach(ChildProcess::stop);
    PostgresProcess.stopLeftover(EmbeddedDatabase.dataIn(folder));
    Ports ports = Ports.choose(asked, runtime.content().ports());
    parts.start(() -> (AutoCloseable) runtime::end);
    runtime.begin(ports);
    return new LocalRun(environment, parts, runtime, ports);
  }

  Ports ports() {
    return ports;
  }

  Database startDatabase(DataFolder folder) {
    Database database = parts.start(() -> Database.start(folder, ports.database(), environment));
    database.migrate();
    runtime.address("database", database.app().url());
    return database;
  }

  TemporalService startTemporal(DataFolder folder, TemporalChoice choice) {
    DevTemporal.Place place = new DevTemporal.Place(folder, ports, runtime);
    TemporalService temporal = parts.start(() -> choice.start(environment, place));
    prepareNamespace(temporal);
    runtime.address("temporal", temporal.address());
    temporal.uiUrl().ifPresent(url -> runtime.address("temporalUi", url));
    if (temporal instanceof DevTemporal dev) {
      dev.ended().thenRun(() -> endedByItself("Temporal", place.log()));
    }
    return temporal;
  }

  /** Starts it with its data in a folder of its own, and where its hooks pointed the last time. */
  Simulator startSimulator(SimulatorConfig config) {
    Simulator simulator =
        parts.start(() -> {
          try {
            // Somebody may have taken the port since it was chosen; nobody has been told of it yet.
            return Simulator.start(
                Ports.isFree(config.listen().port()) ? config : config.withPort(0));
          } catch (IOException e) {
            throw new StartFailure(
                "The simulator didn't start (" + e.getMessage() + ")",
                "Its data is " + config.dataFolder(),
                e);
          }
        });
    runtime.address("simulator", simulator.baseUrl());
    return simulator;
  }

  /** Starts a part within this process or, if told so, apart from it. */
  void start(Part part, Map<String, Object> settings, DataFolder folder, boolean apart) {
    if (apart) {
      PartProcess process = parts.start(() -> PartProcess.start(part, settings, folder, runtime));
      process.ended().thenRun(() -> endedByItself(part.title(), process.log()));
      return;
    }
    try {
      parts.start(() -> part.start(settings));
    } catch (RuntimeException e) {
      throw e instanceof StartFailure failed ? failed : notStarted(part, folder, e);
    }
  }

  void address(String name, String address) {
    runtime.address(name, address);
  }

  /** Waits until a part ends that shouldn't; the operating system's signals end the wait too. */
  StartFailure awaitFailure() {
    return failure.join();
  }

  /**
   * Waits for that long.
   *
   * @throws StartFailure as soon as a part ends that shouldn't
   */
  void await(Duration time) {
    try {
      throw failure.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static StartFailure notStarted(Part part, DataFolder folder, RuntimeException e) {
    return new StartFailure(
        part.title() + " didn't start (" + e.getMessage() + ")",
        "The log is " + folder.log("drumbeat.log"),
        e);
  }

  private static void prepareNamespace(TemporalService temporal) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    try {
      TemporalNamespace.prepare(server, temporal.namespace());
    } finally {
      server.shutdownNow();
    }
  }

  private void endedByItself(String part, Path log) {
    if (!parts.isClosed()) {
      failure.complete(
          new StartFailure(
              part + " ended by itself" + LogTail.lastError(log),
              "Start again: what it did is kept, and goes on. Its log is " + log));
    }
  }
}
