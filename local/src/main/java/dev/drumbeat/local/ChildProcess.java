package dev.drumbeat.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that a run started, known well enough to be found by a later run: process ids are used
 * again, a start time with one isn't.
 *
 * @param startedAt as the operating system tells it; {@link Instant#EPOCH} where it doesn't
 */
record ChildProcess(String name, long pid, Instant startedAt) {
  private static final Duration GRACE = Duration.ofSeconds(10);

  static ChildProcess of(String name, ProcessHandle process) {
    return new ChildProcess(name, process.pid(), startOf(process));
  }

  /** The same process, if it still runs. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(p -> p.isAlive() && startOf(p).equals(startedAt));
  }

  /** Asks the process to end, then makes it. Returns once it is gone. */
  void stop() {
    find().ifPresent(ChildProcess::stop);
  }

  static void stop(ProcessHandle process) {
    process.destroy();
    if (!ended(process, GRACE)) {
      process.destroyForcibly();
      ended(process, GRACE);
    }
  }

  /** Sends a signal that Java has no method for. */
  static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new StartFailure(
          "Process %d couldn't be signalled".formatted(process.pid()), "Stop it by hand", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static boolean ended(ProcessHandle process, Duration within) {
    try {
      process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }
}
