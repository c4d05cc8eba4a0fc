package dev.drumbeat.journey.version;

/**
 * What publishing does with the leads that stand in one step of the older version.
 *
 * @param step of the older version
 * @param fate what happens to them
 * @param to the step of the newer version; for KEEPS the same step, on the older version
 * @param reason a sentence for a person
 */
public record Placement(String step, String type, Fate fate, String to, String reason) {
  public enum Fate {
    /** They stay on the older version until they end. */
    KEEPS,
    /** The newer version takes them over where they stand: due times, visits and outcomes stay. */
    CONTINUES,
    /** They enter a step of the newer version at once. */
    ENTERS
  }
}
