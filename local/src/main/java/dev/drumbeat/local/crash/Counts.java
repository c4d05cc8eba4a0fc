package dev.drumbeat.local.crash;

/**
 * What became of sends.
 *
 * @param sends effects that were submitted at least once
 * @param accepted acceptances in the providers' log
 * @param duplicates acceptances of an effect beyond the first
 * @param repeated the same of look-ups, which may be asked again, and of webhooks by the same key
 * @param missing effects on which log and ledger don't agree, or that were allowed and never sent
 * @param unknown effects whose outcome nobody knows at the end
 * @param abandoned effects given up and listed for a person
 */
public record Counts(
    long sends,
    long accepted,
    long duplicates,
    long repeated,
    long missing,
    long unknown,
    long abandoned) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(
        sends + other.sends,
        accepted + other.accepted,
        duplicates + other.duplicates,
        repeated + other.repeated,
        missing + other.missing,
        unknown + other.unknown,
        abandoned + other.abandoned);
  }

  /** Nothing twice, nothing lost, nothing in doubt. */
  public boolean hold() {
    return duplicates == 0 && missing == 0 && unknown == 0;
  }
}
