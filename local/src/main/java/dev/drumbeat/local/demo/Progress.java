package dev.drumbeat.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Shows how a run goes on: one line that changes on a terminal, a line every five seconds where
 * nobody watches.
 */
public final class Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration RATE_OVER = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final boolean terminal;
  private final Instant begun;
  private @Nullable Instant lastLine;
  private @Nullable Instant rateSince;
  private long sentThen;
  private long rate;
  private boolean texted;

  public Progress(PrintWriter out, boolean terminal, Instant begun) {
    this.out = out;
    this.terminal = terminal;
    this.begun = begun;
  }

  /** Shows it if it is time to. */
  public void show(Standing standing, Instant now) {
    measure(standing, now);
    if (!texted && standing.intents("sms", "accepted") > 0) {
      texted = true;
      clear();
      out.printf("[%s] The first text is accepted.%n", elapsed(now));
    }
    if (terminal) {
      clear();
      out.print(line(standing, now));
      out.flush();
    } else if (lastLine == null || !now.isBefore(lastLine.plus(BETWEEN_LINES))) {
      lastLine = now;
      out.println(line(standing, now));
    }
  }

  /** Leaves the terminal to what is printed next. */
  public void end() {
    clear();
    out.flush();
  }

  private void measure(Standing standing, Instant now) {
    long sent = sent(standing);
    if (rateSince == null) {
      rateSince = now;
      sentThen = sent;
    } else if (!now.isBefore(rateSince.plus(RATE_OVER))) {
      rate = (sent - sentThen) * 1_000 / Duration.between(rateSince, now).toMillis();
      rateSince = now;
      sentThen = sent;
    }
  }

  private static long sent(Standing standing) {
    return standing.intents("sms", "accepted")
        + standing.intents("email", "accepted")
        + standing.intents("call", "accepted");
  }

  private String line(Standing standing, Instant now) {
    Standing.Counts counts = standing.counts();
    return "[%s] %,d leads: %,d active, %,d done, %,d exited, %,d failed · texts %,d · e-mails %,d · calls %,d · %,d/s"
        .formatted(
            elapsed(now),
            counts.audience(),
            counts.active(),
            counts.done(),
            counts.exited(),
            counts.failed(),
            standing.intents("sms", "accepted"),
            standing.intents("email", "accepted"),
            standing.intents("call", "accepted"),
            rate);
  }

  private String elapsed(Instant now) {
    return Elapsed.text(Duration.between(begun, now));
  }

  private void clear() {
    if (terminal) {
      out.print("\r\u001B[K");
    }
  }
}
