package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.campaign.Cap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a cap is used. What is planned, submitting or unknown counts.
 *
 * @param oldestLeavesWindowAt when enough of it leaves the rolling window for one more
 */
public record CapFacts(Cap cap, int used, @Nullable Instant oldestLeavesWindowAt) {}
