package dev.drumbeat.db.contact;

import dev.drumbeat.journey.contact.PointKind;

/**
 * A contact point to be found or made.
 *
 * @param value normalised: E.164, or an address in lower case
 * @param simulated whether it is made up, should it be new
 */
public record Point(PointKind kind, String value, boolean simulated) {}
