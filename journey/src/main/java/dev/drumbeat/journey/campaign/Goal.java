package dev.drumbeat.journey.campaign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The event that a campaign is for, counted when it comes within a duration of the enrollment. */
public record Goal(EventType event, @Nullable Duration within) {}
