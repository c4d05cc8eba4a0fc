package dev.drumbeat.activities;

import java.time.Instant;

/** What the simulator's own log has of one effect that it took. */
public record Accepted(Instant at, String id, String attempt, String effect, String to) {}
