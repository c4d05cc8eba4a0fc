package dev.drumbeat.simulator.twilio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What TwiML can tell a call to do, as far as the simulator carries it out. */
sealed interface Verb {
  /** Say, Play or Pause: the line is busy that long. */
  record Sound(double seconds) implements Verb {}

  /**
   * Waits for digits.
   *
   * @param prompts played while waiting
   * @param action where the digits go; null is the present document's URL
   */
  record Gather(
      List<Verb> prompts, boolean digits, @Nullable String action, String method, Patience patience)
      implements Verb {}

  /**
   * How long to wait.
   *
   * @param seconds without input that end the gathering
   * @param tellEmpty whether the action is called even then
   */
  record Patience(double seconds, boolean tellEmpty) {}

  record Redirect(String url, String method) implements Verb {}

  record Hangup() implements Verb {}
}
