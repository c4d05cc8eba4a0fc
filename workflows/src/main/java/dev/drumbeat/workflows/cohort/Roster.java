package dev.drumbeat.workflows.cohort;

/**
 * A cohort's leads.
 *
 * @param stale whether a newer generation has taken over, so that the asker must end
 * @param steps names of the journey's steps, for summaries
 */
public record Roster(boolean stale, String[] steps, Standing standing) {}
