package dev.drumbeat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server process that a PostgreSQL data folder's {@code postmaster.pid} names. A killed JVM
 * leaves it running, since PostgreSQL detaches itself.
 */
final class PostgresProcess {
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);

  private PostgresProcess() {}

  /**
   * Stops what still runs on the folder. Stopped and not adopted: a restart takes a tenth of a
   * second, and brings this run's port and settings.
   *
   * @return whether there was something to stop
   */
  static boolean stopLeftover(Path data) {
    Optional<ProcessHandle> leftover = find(data);
    leftover.ifPresentOrElse(PostgresProcess::stop, () -> removeStalePidFile(data));
    return leftover.isPresent();
  }

  static Optional<ProcessHandle> find(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    try {
      List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(p -> p.isAlive() && serves(p, data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  // The id alone proves nothing: after a reboot it may be anybody's.
  private static boolean serves(ProcessHandle process, Path data) {
    return ProcessArguments.of(process).stream().anyMatch(data.toString()::equals)
        && ProcessArguments.of(process).getFirst().endsWith("postgres");
  }

  // SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for clients to leave by themselves.
  private static void stop(ProcessHandle postgres) {
    ChildProcess.signal(postgres, "INT");
    if (!ChildProcess.ended(postgres, FAST_SHUTDOWN)) {
      ChildProcess.signal(postgres, "QUIT");
      ChildProcess.ended(postgres, IMMEDIATE_SHUTDOWN);
    }
  }

  // PostgreSQL refuses to start while any process of this user has the id that the file names.
  private static void removeStalePidFile(Path data) {
    try {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
