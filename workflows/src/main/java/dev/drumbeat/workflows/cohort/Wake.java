package dev.drumbeat.workflows.cohort;

/**
 * Leads to look at before their time, with where they stand now: what happened to them has moved
 * them already, so the workflow need not ask.
 *
 * @param generation a workflow of an older one begins anew as this; 0 says nothing of it
 */
public record Wake(Standing standing, int generation) {
  public static Wake of(Standing standing) {
    return new Wake(standing, 0);
  }
}
