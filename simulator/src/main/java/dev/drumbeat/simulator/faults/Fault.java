package dev.drumbeat.simulator.faults;

import java.time.Duration;

/** A fault that was drawn. */
public record Fault(FaultKind kind, Duration delay) {}
