package dev.drumbeat.db.webhook;

import dev.drumbeat.journey.messaging.Reply;

/**
 * An e-mail to us, classified.
 *
 * @param from in lower case
 * @param id what makes it the same e-mail when it is told twice
 * @param body what is new in it, without what it quotes
 * @param fromPerson false for an automatic answer
 * @param simulated whether the person is made up, should the address be new
 */
public record InboundMail(
    String from,
    String to,
    String id,
    String body,
    Reply reply,
    boolean fromPerson,
    boolean simulated) {
  /** Without what the person wrote and who it is, so that it may be logged. */
  @Override
  public String toString() {
    return "e-mail " + id;
  }
}
