package dev.drumbeat.journey.contact;

/** The point that a step addresses, and why this one. */
public record Chosen(long pointId, long contactId, String reason) {}
