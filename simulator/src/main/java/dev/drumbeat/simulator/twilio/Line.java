package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Pace;
import java.util.function.BooleanSupplier;

/** The open line of one call: time passes on it until somebody ends it. */
final class Line {
  private final Pace pace;
  private final double longest;
  private final BooleanSupplier cut;
  private double spent;
  private boolean over;

  /**
   * @param longest seconds, before the pace, until the line is left or cut by the time limit
   * @param cut whether somebody ended the call over the API
   */
  Line(Pace pace, double longest, BooleanSupplier cut) {
    this.pace = pace;
    this.longest = longest;
    this.cut = cut;
  }

  /** Lets that many seconds pass, or as many as are left. */
  void pass(double seconds) throws InterruptedException {
    double now = Math.min(seconds, longest - spent);
    if (isOpen() && now > 0) {
      Thread.sleep(pace.seconds(now));
      spent += now;
    }
  }

  void hangUp() {
    over = true;
  }

  boolean isOpen() {
    return !over && spent < longest && !cut.getAsBoolean();
  }

  /** As billed: whole seconds, at least one. */
  long billedSeconds() {
    return Math.max(1, (long) Math.ceil(spent));
  }
}
