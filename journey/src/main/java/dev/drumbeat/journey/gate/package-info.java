/**
 * Whether one contact may be made now: every rule in one fixed order, with the inputs it saw and
 * what would have allowed it. Whatever the gate is not told counts against sending.
 */
@NullMarked
package dev.drumbeat.journey.gate;

import org.jspecify.annotations.NullMarked;
