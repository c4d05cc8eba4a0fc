package dev.drumbeat.workflows.schedule;

/** Which schedule it is that has come to one of its times. */
public record ScheduleRef(String workspaceId, String scheduleId) {}
