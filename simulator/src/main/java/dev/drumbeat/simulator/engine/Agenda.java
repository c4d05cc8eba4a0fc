package dev.drumbeat.simulator.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to happen later. One thread watches the clock; the work is done on virtual threads. */
public final class Agenda implements AutoCloseable {
  /** Beyond it providers answer 429 until some of it is done. */
  private static final int MAX_PENDING = 1_000_000;

  private static final int MAX_AT_A_TIME = 256;
  private static final int MAX_LONG_AT_A_TIME = 2_000;
  private static final Logger log = LoggerFactory.getLogger(Agenda.class);

  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(MAX_AT_A_TIME);
  private final Semaphore longRoom = new Semaphore(MAX_LONG_AT_A_TIME);

  /** Work of the agenda. An exception ends this piece of work and is logged. */
  @FunctionalInterface
  public interface Task {
    void run() throws InterruptedException;
  }

  public Agenda(Clock clock) {
    this.clock = clock;
    timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("agenda").daemon().factory());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  public Instant now() {
    return clock.instant();
  }

  public boolean isFull() {
    return timer.getQueue().size() >= MAX_PENDING;
  }

  /** At that time, or at once when it has passed; never once the agenda is closed. */
  public void at(Instant due, Task task) {
    long nanos = Math.max(0, Duration.between(now(), due).toNanos());
    try {
      ScheduledFuture<?> _ = timer.schedule(() -> start(task, room), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      log.debug("closed: work due at {} is left to the next start", due);
    }
  }

  public void after(Duration delay, Task task) {
    at(now().plus(delay), task);
  }

  /** At once, for work that mostly waits, such as a call; what finds no room queues for it. */
  public void longTask(Task task) {
    start(task, longRoom);
  }

  private void start(Task task, Semaphore room) {
    workers.execute(() -> run(task, room));
  }

  private void run(Task task, Semaphore room) {
    try {
      room.acquire();
      try {
        task.run();
      } finally {
        room.release();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException defect) {
      if (!timer.isShutdown()) {
        log.error("work of the agenda failed", defect);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
    try {
      workers.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
