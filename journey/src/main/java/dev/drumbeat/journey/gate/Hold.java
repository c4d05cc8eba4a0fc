package dev.drumbeat.journey.gate;

import java.time.Instant;

/**
 * A named hold that an operator or a breaker has set and an operator lifts: no end is known.
 *
 * @param name of what is held: the sender's key, the provider, the campaign's name
 * @param reason why, for a person
 */
public record Hold(Scope scope, String name, String reason, Instant since) {
  /** What is held, the widest first. */
  public enum Scope {
    WORKSPACE(Rule.WORKSPACE_HOLD),
    ACCOUNT(Rule.ACCOUNT_HOLD),
    CAMPAIGN(Rule.CAMPAIGN_HOLD),
    SENDER(Rule.SENDER_HOLD);

    private final Rule rule;

    Scope(Rule rule) {
      this.rule = rule;
    }

    Rule rule() {
      return rule;
    }
  }
}
