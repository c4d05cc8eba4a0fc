package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.log.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Something that can go wrong.
 *
 * @param kind null for a read
 * @param sender the number or address that it goes out from, null where there is none
 * @param person who it is for, alike for all that goes to them from this provider
 * @param subject the person, or the attempt, and the how-manieth time
 */
public record Occasion(
    String provider, @Nullable Kind kind, @Nullable String sender, String person, String subject) {}
