package dev.drumbeat.journey.campaign;

/**
 * One way of a split.
 *
 * @param weight its share of the leads, percent
 */
public record Arm(int weight, String next) {}
