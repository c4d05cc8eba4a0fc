package dev.drumbeat.api.health;

import dev.drumbeat.api.health.HealthView.ServiceView;
import dev.drumbeat.db.health.Dependency;
import dev.drumbeat.db.health.Dependency.Mode;
import dev.drumbeat.db.health.Dependency.Status;
import dev.drumbeat.db.health.DependencyStore;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the database and Temporal now, and the worker's notes for the providers. */
@Component
final class Health implements AutoCloseable {
  private static final List<String> PROVIDERS =
      List.of("twilio", "sendgrid", "stripe", "vapi", "enrichment");
  private static final Duration PROBE_TIMEOUT = Duration.ofMillis(1500);
  private static final String UNKNOWN = "UNKNOWN";
  private static final String UNREADABLE = "Not known while the database doesn't answer";
  private static final Duration STALE = Duration.ofMinutes(2);

  private final DependencyStore dependencies;
  private final WorkflowServiceStubs temporal;
  private final Clock clock;
  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();

  Health(DependencyStore dependencies, WorkflowServiceStubs temporal, Clock clock) {
    this.dependencies = dependencies;
    this.temporal = temporal;
    this.clock = clock;
  }

  HealthView look() {
    long start = System.nanoTime();
    Future<List<Dependency>> database = probes.submit(dependencies::all);
    Future<Boolean> engine = probes.submit(this::askTemporal);
    Probe<List<Dependency>> seen = await(database, start);
    List<ServiceView> services =
        Stream.concat(
                Stream.of(
                    live("database", seen, start), live("temporal", await(engine, start), start)),
                providers(seen))
            .toList();
    String worst =
        services.stream()
            .map(service -> Status.valueOf(service.status().toUpperCase(Locale.ROOT)))
            .max(Comparator.naturalOrder())
            .map(Health::lower)
            .orElseThrow();
    return new HealthView(worst, clock.instant(), millisSince(start), services);
  }

  /** Whether requests can be answered. */
  boolean ready() {
    Callable<Boolean> ask =
        () -> {
          dependencies.ping();
          return true;
        };
    return await(probes.submit(ask), System.nanoTime()) instanceof Answer<Boolean>;
  }

  private boolean askTemporal() {
    temporal
        .blockingStub()
        .withDeadlineAfter(PROBE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
    return true;
  }

  private Stream<ServiceView> providers(Probe<List<Dependency>> seen) {
    Map<String, Dependency> byName =
        seen instanceof Answer<List<Dependency>>(List<Dependency> all, long _)
            ? all.stream().collect(Collectors.toMap(Dependency::service, Function.identity()))
            : Map.of();
    return PROVIDERS.stream()
        .map(name ->
            seen instanceof Silence<List<Dependency>>
                ? new ServiceView(name, "degraded", null, UNKNOWN, UNREADABLE)
                : provider(name, byName));
  }

  private ServiceView provider(String name, Map<String, Dependency> byName) {
    Dependency seen = byName.get(name);
    if (seen == null) {
      return new ServiceView(
          name, "degraded", null, Mode.NOT_CONFIGURED.name(), "No worker has looked at it yet");
    }
    Instant oldest = clock.instant().minus(STALE);
    boolean stale = seen.checkedAt().isBefore(oldest);
    Status status =
        stale && seen.status() == Status.HEALTHY && seen.mode() != Mode.NOT_CONFIGURED
            ? Status.DEGRADED
            : seen.status();
    String detail = stale ? "No worker has looked at it since " + seen.checkedAt() : seen.detail();
    Long millis = seen.responseMillis() == null ? null : seen.responseMillis().longValue();
    return new ServiceView(name, lower(status), millis, seen.mode().name(), detail);
  }

  private static ServiceView live(String name, Probe<?> probe, long start) {
    return switch (probe) {
      case Answer<?>(Object _, long millis) ->
          new ServiceView(name, "healthy", millis, Mode.LIVE.name(), null);
      case Silence<?>(String why) ->
          new ServiceView(name, "unhealthy", millisSince(start), Mode.LIVE.name(), why);
    };
  }

  private sealed interface Probe<T> {}

  private record Answer<T>(T value, long millis) implements Probe<T> {}

  private record Silence<T>(String why) implements Probe<T> {}

  private static <T> Probe<T> await(Future<T> future, long start) {
    try {
      long left = Math.max(0, PROBE_TIMEOUT.toMillis() - millisSince(start));
      T value = future.get(left, TimeUnit.MILLISECONDS);
      return new Answer<>(value, millisSince(start));
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Silence<>("No answer within " + PROBE_TIMEOUT.toMillis() + " ms");
    } catch (ExecutionException e) {
      return new Silence<>("Can't be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Silence<>("Interrupted");
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static String lower(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    probes.shutdownNow();
  }
}
