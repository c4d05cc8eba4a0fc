package dev.drumbeat.workflows.cohort;

/**
 * Leads to look at before their time, with where they stand now: what happened to them has moved
 * them already, so the workflow need not ask.
 */
public record Wake(Standing standing) {}
