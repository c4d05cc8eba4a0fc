package dev.drumbeat.simulator.faults;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was drawn.
 *
 * @param delay how late, how long a lag, how slow a drip, how far a clock is off
 * @param code the provider's error code, where the kind has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(FaultKind kind, Duration delay, @Nullable Integer code) {}
