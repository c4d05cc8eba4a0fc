package dev.drumbeat.activities.webhook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;

/** Several lists of items at once, each list in its order. */
final class Lanes {
  private final Semaphore free;

  /**
   * Makes them.
   *
   * @param most how many lists are worked on at once
   */
  Lanes(int most) {
    this.free = new Semaphore(most);
  }

  /**
   * Works on all lists. A list ends with the first item that fails; when all have ended, the first
   * failure is thrown, with the others suppressed in it.
   *
   * @return the sum of what the work returned
   */
  <T> int run(Collection<List<T>> lists, ToIntFunction<T> work) {
    var results = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (List<T> list : lists) {
        free.acquireUninterruptibly();
        results.add(
            threads.submit(() -> {
              try {
                return list.stream().mapToInt(work).sum();
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
