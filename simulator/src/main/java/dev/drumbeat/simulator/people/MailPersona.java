package dev.drumbeat.simulator.people;

/** Who is behind a mailbox. Clicking presumes a link, all but bouncing presumes delivery. */
public record MailPersona(String email, boolean bounces, boolean deferred, Attention attention) {
  /** What the reader does with a message that arrived. */
  public record Attention(
      boolean opens, boolean clicks, boolean reportsSpam, boolean unsubscribes) {}
}
