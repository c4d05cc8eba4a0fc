package dev.drumbeat.simulator.people;

/**
 * Whether a person pays a link, and how long that takes them.
 *
 * @param afterSeconds at pace 1
 */
public record PayPersona(boolean pays, double afterSeconds) {}
