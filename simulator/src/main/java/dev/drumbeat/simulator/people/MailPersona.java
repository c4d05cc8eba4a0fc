package dev.drumbeat.simulator.people;

import org.jspecify.annotations.Nullable;

/**
 * Who is behind a mailbox. Clicking presumes a link, all but bouncing presumes delivery.
 *
 * @param reply what is answered to the first mail from a sender; null for the silent
 */
public record MailPersona(
    String email,
    boolean bounces,
    boolean deferred,
    Attention attention,
    @Nullable TextReply reply) {
  /** What the reader does with a message that arrived. */
  public record Attention(
      boolean opens, boolean clicks, boolean reportsSpam, boolean unsubscribes) {}
}
