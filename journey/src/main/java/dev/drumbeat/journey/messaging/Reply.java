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
    WRONG_NUMBER,
    NOT_INTERESTED,
    INTERESTED,
    LATER,
    QUESTION,
    OTHER
  }
}
