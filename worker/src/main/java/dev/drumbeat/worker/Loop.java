package dev.drumbeat.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something done again and again on a thread of its own until the process ends. A failure is logged
 * and waited out: the database or the engine may be away for a while.
 */
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts it.
   *
   * @param pause between two turns, unless a turn says that there is more to do
   */
  Loop(String name, Duration pause, BooleanSupplier turn) {
    thread = Thread.ofVirtual().name("drumbeat-" + name).start(() -> run(name, pause, turn));
  }

  private void run(String name, Duration pause, BooleanSupplier turn) {
    while (!closed) {
      boolean more = false;
      Duration wait = pause;
      try {
        more = turn.getAsBoolean();
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        LOG.warn("The {} loop failed; it goes on in {}", name, AFTER_FAILURE, e);
        wait = AFTER_FAILURE;
      }
      if (!more && !sleep(wait)) {
        return;
      }
    }
  }

  private static boolean sleep(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
