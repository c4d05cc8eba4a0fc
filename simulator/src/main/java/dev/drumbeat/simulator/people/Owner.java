package dev.drumbeat.simulator.people;

/**
 * Who owns a place, as a county would write it.
 *
 * @param name upper case: {@code JONATHAN R PEARSON}, or a company's
 * @param mailStreet where the owner's mail goes, within the city of the place
 */
public record Owner(String name, boolean company, String mailStreet) {}
