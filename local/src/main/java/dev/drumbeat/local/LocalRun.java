package dev.drumbeat.local;

import dev.drumbeat.worker.TemporalNamespace;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
      dev.ended().thenRun(() -> endedByItself(place));
    }
    return temporal;
  }

  /** Waits until a part ends that shouldn't; the operating system's signals end the wait too. */
  StartFailure awaitFailure() {
    return failure.join();
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

  private void endedByItself(DevTemporal.Place place) {
    if (!parts.isClosed()) {
      failure.complete(
          new StartFailure(
              "Temporal ended by itself" + LogTail.lastError(place.log()),
              "Start again: its state is kept. Its log is " + place.log()));
    }
  }
}
