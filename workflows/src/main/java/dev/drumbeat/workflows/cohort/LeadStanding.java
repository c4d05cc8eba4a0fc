package dev.drumbeat.workflows.cohort;

/**
 * Where one lead stands, for people.
 *
 * @param dueAt ISO-8601 instant, or "parked"
 */
public record LeadStanding(long enrollment, String step, String work, String dueAt, boolean busy) {}
