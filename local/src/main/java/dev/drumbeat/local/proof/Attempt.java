package dev.drumbeat.local.proof;

/**
 * One request as the ledger knows it.
 *
 * @param ofRun whether it is of the run that is proved, not of another one
 * @param effect what it was to bring about: origin, step, visit, kind and ordinal
 * @param foundNowhere whether two empty reads counted as proof that the provider never had it, so
 *     that policy allowed another attempt
 */
public record Attempt(
    String id, boolean ofRun, String effect, int n, String state, boolean foundNowhere) {

  boolean accepted() {
    return state.equals("ACCEPTED");
  }

  @Override
  public String toString() {
    return effect + ", attempt " + n + " (" + id + ", " + state + ")";
  }
}
