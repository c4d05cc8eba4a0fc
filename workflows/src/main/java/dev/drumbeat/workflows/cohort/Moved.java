package dev.drumbeat.workflows.cohort;

/**
 * Where the leads of a chunk stand now.
 *
 * @param stale whether a newer generation has taken over, so that the asker must end
 */
public record Moved(boolean stale, Standing standing) {}
