/**
 * When a person may be reached: local windows with daylight saving time, the zones and states that
 * a phone or address could mean, and the legal hours there.
 */
@NullMarked
package dev.drumbeat.journey.time;

import org.jspecify.annotations.NullMarked;
