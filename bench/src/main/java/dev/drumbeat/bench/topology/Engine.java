package dev.drumbeat.bench.topology;

import dev.drumbeat.worker.TemporalNamespace;
import dev.drumbeat.workflows.PayloadJson;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server, a client of it, and workers that are set as the product sets them. */
final class Engine implements AutoCloseable {
  static final String NAMESPACE = "bench";

  private static final int CACHED_WORKFLOWS = 4_000;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Server server;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory factory;

  private Engine(Server server, WorkflowServiceStubs stubs) {
    this.server = server;
    this.stubs = stubs;
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(NAMESPACE)
                .setDataConverter(PayloadJson.dataConverter())
                .build());
    this.factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setWorkflowCacheSize(CACHED_WORKFLOWS)
                .setMaxWorkflowThreadCount(CACHED_WORKFLOWS * 2)
                .setUsingVirtualWorkflowThreads(true)
                .build());
  }

  /**
   * @throws IllegalStateException if the server doesn't answer; the message names its log
   */
  static Engine on(Server server) {
    if (!TemporalNamespace.answers(server.address(), START_LIMIT, server::isAlive)) {
      throw new IllegalStateException("Temporal didn't start; its log is " + server.log());
    }
    return new Engine(
        server,
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build()));
  }

  WorkflowClient client() {
    return client;
  }

  Worker worker(String queue) {
    return factory.newWorker(
        queue,
        WorkerOptions.newBuilder()
            .setMaxConcurrentActivityExecutionSize(64)
            .setUsingVirtualThreadsOnActivityWorker(true)
            .setDisableEagerExecution(true)
            .build());
  }

  void startWorkers() {
    factory.start();
  }

  /** What was used since the server, and this process, started. */
  Use use() {
    Duration worker = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new Use(System.nanoTime(), server.cpu(), worker, server.writes());
  }

  /** History events of workflows that have ended. */
  long events(List<String> workflows) {
    return workflows.stream()
        .mapToLong(id -> client.newUntypedWorkflowStub(id).describe().getHistoryLength())
        .sum();
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(10, TimeUnit.SECONDS);
    stubs.shutdownNow();
  }

  /**
   * @param nanos of the clock that only counts
   * @param server CPU time of the engine's process
   * @param worker CPU time of this process, which starts workflows and works on them
   * @param writes to the engine's store
   */
  record Use(long nanos, Duration server, Duration worker, long writes) {}
}
