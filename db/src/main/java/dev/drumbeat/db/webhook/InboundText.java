package dev.drumbeat.db.webhook;

import dev.drumbeat.journey.messaging.Reply;

/**
 * A text from a person, classified.
 *
 * @param from E.164
 * @param to the sender's number that it was sent to
 * @param sid the provider's id
 * @param simulated whether the person is made up, should the phone be new
 */
public record InboundText(
    String from, String to, String sid, String body, Reply reply, boolean simulated) {
  /** Without what the person wrote and who it is, so that it may be logged. */
  @Override
  public String toString() {
    return "text " + sid;
  }
}
