package dev.drumbeat.bench.product;

import dev.drumbeat.local.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product as {@code up --split} starts it: each part a process, all on one data folder. */
public final class ProductProcess implements AutoCloseable {
  private static final String UP = "Ctrl-C stops it.";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final List<String> OTHERS =
      List.of("DATABASE_URL", "DATABASE_OWNER_URL", "TEMPORAL_ADDRESS");

  private final Process process;
  private final Path data;

  private ProductProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /**
   * Begins to start it.
   *
   * @param callbacks whether simulated providers tell what became of things
   */
  public static ProductProcess start(Path data, boolean callbacks) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(data, callbacks))
              .redirectErrorStream(true)
              .redirectOutput(said(data).toFile());
      OTHERS.forEach(builder.environment()::remove);
      return new ProductProcess(builder.start(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path data, boolean callbacks) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Dorg.jooq.no-logo=true",
            "-Dorg.jooq.no-tips=true",
            "-Ddrumbeat.postgres.preload=pg_stat_statements",
            "-cp",
            System.getProperty("java.class.path", ""),
            Main.class.getName(),
            "up",
            "--split",
            "--temporal=dev",
            "--data=" + data,
            "--faults=none",
            "--simulator-latency=0",
            "--callbacks=" + (callbacks ? "on" : "off")));
    return command;
  }

  private static Path said(Path data) {
    return data.resolveSibling("up.log");
  }

  /**
   * Waits until all parts are up.
   *
   * @throws IllegalStateException if they don't start; the message has the last words
   */
  public void awaitUp() throws IOException {
    while (!Files.readString(said(data)).contains(UP)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "The product didn't start: " + Files.readString(said(data)));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Whether it still runs: any part that ends ends all. */
  public boolean isAlive() {
    return process.isAlive();
  }

  public URI address(String name) {
    return URI.create(runtime().path("addresses").path(name).asString());
  }

  public String apiKey() {
    return read("api-key").strip();
  }

  /** Of the database's owner of all, who alone may read everybody's statistics. */
  public String superuserPassword() {
    return JsonMapper.shared().readTree(read("postgres-secrets.json")).path("superuser").asString();
  }

  /** A part's process: api, worker, temporal. The simulator is the one that started the others. */
  public long part(String name) {
    return runtime().path("processes").values().stream()
        .filter(each -> each.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("pid")
        .asLong();
  }

  public long simulator() {
    return process.pid();
  }

  public long postgres() {
    return Long.parseLong(
        read("postgres/postmaster.pid").lines().findFirst().orElseThrow().strip());
  }

  private JsonNode runtime() {
    return JsonMapper.shared().readTree(read("runtime.json"));
  }

  private String read(String file) {
    try {
      return Files.readString(data.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until all parts have ended. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
