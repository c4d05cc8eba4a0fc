package dev.drumbeat.workflows.cohort;

/**
 * Which leads to tell about.
 *
 * @param enrollment an enrollment's id, or 0 for all
 */
public record PositionsQuery(long enrollment) {}
