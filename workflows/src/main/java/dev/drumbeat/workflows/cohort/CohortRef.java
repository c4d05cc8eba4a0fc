package dev.drumbeat.workflows.cohort;

/**
 * Which cohort, and which start of it.
 *
 * @param generation rises when the sweep starts the cohort again; activities refuse an older one
 */
public record CohortRef(String workspaceId, String runId, int number, int generation) {}
