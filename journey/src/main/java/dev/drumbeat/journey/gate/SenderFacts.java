package dev.drumbeat.journey.gate;

/**
 * The sender that a step names.
 *
 * @param live its provider is the real one, not a simulator
 */
public record SenderFacts(String key, boolean registered, boolean healthy, boolean live) {}
