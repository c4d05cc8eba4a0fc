package dev.drumbeat.journey.campaign;

/** An event that ends enrollments, and whose. */
public record ExitRule(EventType event, Scope scope) {}
