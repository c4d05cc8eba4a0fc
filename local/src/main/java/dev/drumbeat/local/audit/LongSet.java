package dev.drumbeat.local.audit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Millions of numbers in little memory: added first, asked afterwards. */
final class LongSet {
  private long[] values = new long[1024];
  private int size;
  private boolean sorted = true;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    sorted = false;
  }

  boolean contains(long value) {
    sort();
    return Arrays.binarySearch(values, 0, size, value) >= 0;
  }

  /** Those that were added more than once, each once. */
  long[] repeated() {
    sort();
    LongSet repeated = new LongSet();
    for (int i = 1; i < size; i++) {
      if (values[i] == values[i - 1] && (i == 1 || values[i] != values[i - 2])) {
        repeated.add(values[i]);
      }
    }
    return Arrays.copyOf(repeated.values, repeated.size);
  }

  /** How many were added beyond the first of each. */
  long again() {
    sort();
    return IntStream.range(1, size).filter(i -> values[i] == values[i - 1]).count();
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(values, 0, size);
      sorted = true;
    }
  }
}
