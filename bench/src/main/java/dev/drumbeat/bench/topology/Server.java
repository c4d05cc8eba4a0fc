package dev.drumbeat.bench.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A Temporal development server of the benchmark's own, with its state on disk. */
final class Server implements AutoCloseable {
  /** Of the server's store: what changes rows, and so ends in a commit. */
  private static final Pattern WRITE =
      Pattern.compile(
          "(?m)^persistence_requests\\{[^}]*operation=\"(?:Create|Update|Append|Delete|Complete"
              + "|RangeComplete|RangeDelete|Upsert|Add|Set)[A-Za-z]*\"[^}]*} ([0-9.e+]+)$");

  private final Process process;
  private final Path folder;
  private final int port;
  private final int metricsPort;

  private Server(Process process, Path folder, int port, int metricsPort) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.metricsPort = metricsPort;
  }

  /**
   * @param program the {@code temporal} command
   */
  static Server start(Path program) {
    try {
      Path folder = Files.createTempDirectory("drumbeat-bench");
      int port = freePort();
      int metricsPort = freePort();
      Process process =
          new ProcessBuilder(
                  List.of(
                      program.toString(),
                      "server",
                      "start-dev",
                      "--headless",
                      "--log-level=error",
                      "--namespace=" + Engine.NAMESPACE,
                      "--port=" + port,
                      "--metrics-port=" + metricsPort,
                      "--db-filename=" + folder.resolve("temporal.db")))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("temporal.log").toFile())
              .start();
      return new Server(process, folder, port, metricsPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return folder.resolve("temporal.log");
  }

  /** CPU time since its start. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Writes to its store since its start, as the server counts them. */
  long writes() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI metrics = URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
      String text =
          http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      return (long)
          WRITE
              .matcher(text)
              .results()
              .mapToDouble(each -> Double.parseDouble(each.group(1)))
              .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      for (Path file : Files.list(folder).toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
