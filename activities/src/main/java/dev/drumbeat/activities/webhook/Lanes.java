package dev.drumbeat.activities.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;

/** Several pieces of work at once, a limited number. */
final class Lanes {
  private final Semaphore free;

  /**
   * Makes them.
   *
   * @param most how many pieces are worked on at once
   */
  Lanes(int most) {
    this.free = new Semaphore(most);
  }

  /**
   * Works on all of them. When all have ended, the first failure is thrown, with the others
   * suppressed in it.
   *
   * @return the sum of what the work returned
   */
  <T> int run(Collection<T> pieces, ToIntFunction<T> work) {
    var results = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T piece : pieces) {
        free.acquireUninterruptibly();
        results.add(
            threads.submit(() -> {
              try {
                return work.applyAsInt(piece);
              } finally {
                free.release();
              }
            }));
      }
    }
    return sum(results);
  }

  private static int sum(List<Future<Integer>> results) {
    int sum = 0;
    var failures = new ArrayList<Throwable>();
    for (Future<Integer> result : results) {
      switch (result.state()) {
        case SUCCESS -> sum += result.resultNow();
        case FAILED, CANCELLED, RUNNING -> failures.add(result.exceptionNow());
      }
    }
    if (failures.isEmpty()) {
      return sum;
    }
    var failure = new IllegalStateException("A lane failed", failures.getFirst());
    failures.stream().skip(1).forEach(failure::addSuppressed);
    throw failure;
  }
}
