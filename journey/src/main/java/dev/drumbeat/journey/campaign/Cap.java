package dev.drumbeat.journey.campaign;

import java.time.Duration;

/** At most so many contacts of one person, owner or property within a rolling duration. */
public record Cap(Per per, int atMost, Duration within) {}
