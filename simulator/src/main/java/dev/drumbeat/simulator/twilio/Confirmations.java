package dev.drumbeat.simulator.twilio;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts with which Twilio itself answered a keyword. They are no messages of the account, but
 * the person gets them.
 */
public final class Confirmations {
  private final List<Confirmation> sent = new ArrayList<>();

  /**
   * One answer.
   *
   * @param type STOP, START or HELP
   */
  public record Confirmation(Instant at, String to, String from, String type) {}

  synchronized void add(Confirmation confirmation) {
    sent.add(confirmation);
  }

  public synchronized List<Confirmation> sent() {
    return List.copyOf(sent);
  }
}
