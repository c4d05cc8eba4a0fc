package dev.drumbeat.workflows.schedule;

/**
 * One time of a schedule, which launches one run at most however often it comes.
 *
 * @param scheduledAt ISO 8601, UTC: when it was to be, not when it is
 */
public record ScheduledTime(String workspaceId, String scheduleId, String scheduledAt) {}
