package dev.drumbeat.api.campaign;

import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to launch.
 *
 * @param version a published one; the newest when left out
 * @param businessTime what time it shall be for the run now; only where all providers are simulated
 */
record LaunchInput(@Min(1) @Nullable Integer version, @Nullable Instant businessTime) {}
