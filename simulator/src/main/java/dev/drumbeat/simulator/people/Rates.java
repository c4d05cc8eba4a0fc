package dev.drumbeat.simulator.people;

/**
 * How common each behaviour is, as shares of all. Chosen to look like cold outreach, with more
 * trouble than usual, so that short runs show all of it.
 */
final class Rates {
  static final double LANDLINE = 0.01;
  static final double UNDELIVERED = 0.02;
  static final double REPLIES = 0.10;

  /** Part of the replies: 2 in 100 texts are answered by an opt-out, half of them in free text. */
  static final double OPT_OUTS = 0.02;

  static final double CALL_HUMAN = 0.45;
  static final double CALL_VOICEMAIL = 0.30;
  static final double CALL_NO_ANSWER = 0.20;

  /** Of the people who answer. */
  static final double PRESSES_ONE = 0.25;

  static final double PRESSES_NINE = 0.05;

  static final double MAIL_BOUNCES = 0.03;
  static final double MAIL_DEFERRED = 0.02;
  static final double MAIL_OPENS = 0.35;
  static final double MAIL_SPAM_REPORT = 0.003;
  static final double MAIL_REPLIES = 0.04;

  /** Part of the replies. */
  static final double MAIL_OPT_OUTS = 0.005;

  /** Of those who open. */
  static final double MAIL_CLICKS = 0.15;

  static final double MAIL_UNSUBSCRIBES = 0.01;

  static final double PAYS = 0.4;

  private Rates() {}
}
