package dev.drumbeat.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What became of a time of a schedule, for people who look at it in the engine.
 *
 * @param runId null when no run was launched
 * @param reason why not
 */
public record Launched(String outcome, @Nullable String runId, @Nullable String reason) {}
