package dev.drumbeat.workflows.cohort;

/**
 * Up to a hundred leads of a cohort that are due for the same kind of work.
 *
 * @param leads enrollment ids
 * @param version of each lead's position as the workflow knows it; a lead that is further is only
 *     reported, not worked on
 */
public record Chunk(CohortRef cohort, long[] leads, int[] version) {}
