package dev.drumbeat.workflows.cohort;

/** Enrollment ids of leads to look at. */
public record Wake(long[] leads) {}
