package dev.drumbeat.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a run in the order of their start, closed in reverse. A close that comes in
 * mid-start waits for the part that is starting, so that nothing is left running.
 */
final class StartedParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * @throws StartFailure if the run was told to stop meanwhile
   */
  synchronized <T extends AutoCloseable> T start(Supplier<T> part) {
    if (closed) {
      throw new StartFailure("Stopped while starting", "Start it again");
    }
    T started = part.get();
    parts.push(started);
    return started;
  }

  /** Whether the parts end because they were told to. */
  boolean isClosed() {
    return closed;
  }

  /** Closes all; one that fails is logged and doesn't keep the others open. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} didn't stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
