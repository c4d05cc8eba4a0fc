package dev.drumbeat.local;

import dev.drumbeat.local.rest.ApiClient;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.receiver.ReceiverProvider;
import dev.drumbeat.worker.TemporalNamespace;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The product with each part as a process of its own that can be killed, frozen and started again;
 * only the simulated providers, whose log is the evidence, live in this process.
 */
final class CrashBed implements AutoCloseable {
  static final String API = "api";
  static final String WORKER = "worker";
  static final String SUCCESSOR = "worker-2";

  private static final Duration GONE_WITHIN = Duration.ofSeconds(20);

  private final DataFolder folder;
  private final CrashTestOptions options;
  private final RuntimeFile runtime;
  private final Ports ports;
  private final Map<String, PartProcess> parts = new TreeMap<>();
  private @Nullable EmbeddedDatabase database;
  private @Nullable DevTemporal temporal;
  private @Nullable Simulator simulator;
  private @Nullable HookHost hookHost;
  private int hookPort;
  private @Nullable Keys keys;
  private @Nullable ApiClient api;
  private volatile boolean closed;

  private CrashBed(DataFolder folder, CrashTestOptions options) {
    this.folder = folder;
    this.options = options;
    this.runtime = RuntimeFile.in(folder);
    runtime.content().processes().forEach(ChildProcess::stop);
    this.ports = Ports.free();
    runtime.begin(ports);
  }

  /**
   * Starts everything, as {@code up --split} does. What has started is closed if the rest fails.
   */
  static CrashBed start(DataFolder folder, CrashTestOptions options) {
    CrashBed bed = new CrashBed(folder, options);
    try {
      bed.startAll();
      return bed;
    } catch (RuntimeException e) {
      bed.close();
      throw e;
    }
  }

  private void startAll() {
    startPostgres();
    database().migrate();
    runtime.address("database", database().app().url());
    keys = Keys.ensure(folder, database());
    startTemporal();
    startPart(API);
    runtime.address("api", settings().apiUrl());
    SimulatorConfig config = options.simulator(folder.path("simulator"), ports.simulator());
    simulator = startSimulator(config);
    api = new ApiClient(URI.create(settings().apiUrl()), Objects.requireNonNull(keys).apiKey());
    options.senders().forEach(sender -> api().post("/api/senders", sender));
    simulator.setHooks(new SimulatedAccounts(api(), config, simulator).connect());
    hookHost = HookHost.in(folder);
    hookPort = serveHooks(simulator, hookHost);
    startPart(WORKER);
  }

  private static int serveHooks(Simulator simulator, HookHost host) {
    try {
      return simulator.serveToo(host.tls());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Simulator startSimulator(SimulatorConfig config) {
    try {
      return Simulator.start(config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EmbeddedDatabase database() {
    return Objects.requireNonNull(database);
  }

  ApiClient api() {
    return Objects.requireNonNull(api);
  }

  Keys keys() {
    return Objects.requireNonNull(keys);
  }

  URI simulator() {
    return URI.create(Objects.requireNonNull(simulator).baseUrl());
  }

  /** Where the system is that takes webhooks, as the worker knows it. */
  URI hooks() {
    return URI.create("https://" + HookHost.NAME + ":" + hookPort + ReceiverProvider.PATH);
  }

  void startPart(String name) {
    if (closed) {
      throw new StartFailure("The crash test was stopped", "Start it again");
    }
    Part part = name.equals(API) ? Part.api : Part.worker;
    Map<String, Object> told = part == Part.api ? settings().api() : worker();
    List<String> flags = part == Part.api ? List.of() : Objects.requireNonNull(hookHost).flags();
    parts.put(
        name, PartProcess.start(part, new PartProcess.Kin(name, flags), told, folder, runtime));
  }

  /** As a power cut does. */
  void kill(String name) {
    PartProcess part = Objects.requireNonNull(parts.get(name));
    part.process().destroyForcibly();
    ChildProcess.ended(part.process().toHandle(), GONE_WITHIN);
  }

  void freeze(String name) {
    signal(name, "STOP");
  }

  void thaw(String name) {
    signal(name, "CONT");
  }

  /** Whether it has ended though nobody told it to. */
  boolean isGone(String name) {
    PartProcess part = parts.get(name);
    return part != null && !part.process().isAlive();
  }

  private void signal(String name, String signal) {
    ChildProcess.signal(Objects.requireNonNull(parts.get(name)).process().toHandle(), signal);
  }

  /**
   * Ends it as a crash would, or in order.
   *
   * @param crash whether it has no time to write what it holds in memory
   */
  void stopPostgres(boolean crash) {
    if (crash) {
      PostgresProcess.find(EmbeddedDatabase.dataIn(folder))
          .ifPresent(postgres -> {
            ChildProcess.signal(postgres, "QUIT");
            ChildProcess.ended(postgres, GONE_WITHIN);
          });
    }
    database().close();
  }

  void startPostgres() {
    database = EmbeddedDatabase.start(folder, ports.database());
  }

  void stopTemporal(boolean crash) {
    DevTemporal server = Objects.requireNonNull(temporal);
    if (crash) {
      server.process().destroyForcibly();
      ChildProcess.ended(server.process().toHandle(), GONE_WITHIN);
    }
    server.close();
  }

  void startTemporal() {
    Path program = DevTemporal.program(System.getenv()).orElseThrow(CrashBed::noProgram);
    temporal = DevTemporal.start(program, new DevTemporal.Place(folder, ports, runtime));
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    try {
      TemporalNamespace.prepare(server, temporal.namespace());
    } finally {
      server.shutdownNow();
    }
  }

  /** Forgets every workflow; the server must have been stopped. */
  void loseTemporal() {
    try {
      for (String ending : new String[] {"", "-wal", "-shm", "-journal"}) {
        Files.deleteIfExists(folder.path("temporal.db" + ending));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PartSettings settings() {
    return new PartSettings(database(), Objects.requireNonNull(temporal), ports, keys());
  }

  private Map<String, Object> worker() {
    Map<String, Object> told = new HashMap<>(settings().worker());
    told.putAll(options.worker());
    return told;
  }

  private static StartFailure noProgram() {
    return new StartFailure(
        "A crash test needs the real Temporal server, and none is here",
        "Install the Temporal CLI, or run ./drumbeat temporal");
  }

  /** In reverse; each is asked to, then made to. */
  @Override
  public void close() {
    closed = true;
    try (StartedParts all = new StartedParts()) {
      all.start(() -> (AutoCloseable) runtime::end);
      closeLater(all, database);
      closeLater(all, temporal);
      closeLater(all, simulator);
      closeLater(all, api);
      // A frozen process can't end by itself.
      parts.keySet().stream().filter(name -> !isGone(name)).forEach(this::thaw);
      parts.values().forEach(part -> closeLater(all, part));
    }
  }

  private static void closeLater(StartedParts all, @Nullable AutoCloseable part) {
    if (part != null) {
      all.start(() -> part);
    }
  }
}
