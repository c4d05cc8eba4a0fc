package dev.drumbeat.journey.messaging;

/**
 * What an answer means.
 *
 * @param confidence 0 to 1
 * @param rule the id of the rule that matched
 */
public record Reply(Intent intent, double confidence, String rule) {
  public enum Intent {
    OPT_OUT,
    OPT_IN,
    HELP,
    /** Someone else has this number. */
    WRONG_NUMBER,
    /** The right person, but the property isn't theirs: a tenant, a manager, a relative. */
    NOT_OWNER,
    NOT_INTERESTED,
    INTERESTED,
    LATER,
    /** An absence, by a person or a machine; no answer yet. */
    OUT_OF_OFFICE,
    QUESTION,
    OTHER
  }
}
