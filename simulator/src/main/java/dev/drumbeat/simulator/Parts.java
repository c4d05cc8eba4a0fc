package dev.drumbeat.simulator;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a simulator is made of, closed in the reverse order of making. */
final class Parts implements AutoCloseable {
  private final Deque<Part> parts = new ArrayDeque<>();

  @FunctionalInterface
  private interface Part {
    void close() throws IOException;
  }

  <T extends AutoCloseable> T add(T part) {
    parts.push(() -> close(part));
    return part;
  }

  private static void close(AutoCloseable part) throws IOException {
    try {
      part.close();
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException failed) {
        first = first == null ? failed : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
