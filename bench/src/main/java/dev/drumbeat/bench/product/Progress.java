package dev.drumbeat.bench.product;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** One line that changes on a terminal, a line every five seconds where nobody watches. */
public final class Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final Instant begun = Instant.now();
  private Instant lastLine = Instant.MIN;

  public Progress(PrintWriter out) {
    this.out = out;
  }

  public void show(String text) {
    Instant now = Instant.now();
    Duration took = Duration.between(begun, now);
    String line = "[%d:%02d] %s".formatted(took.toMinutes(), took.toSecondsPart(), text);
    if (isTerminal()) {
      out.print("\r\u001B[K" + line);
      out.flush();
    } else if (now.isAfter(lastLine.plus(BETWEEN_LINES))) {
      lastLine = now;
      out.println(line);
    }
  }

  /** A line that stays. */
  public void tell(String text) {
    clear();
    out.println(text);
  }

  public void clear() {
    if (isTerminal()) {
      out.print("\r\u001B[K");
      out.flush();
    }
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
