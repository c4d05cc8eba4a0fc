package dev.drumbeat.journey.machine;

/**
 * The way on from a step.
 *
 * @param outcome what conditions will read as the step's outcome
 * @param rule the field of the definition that names {@code next}
 */
record Turn(String outcome, String next, String rule) {}
