/**
 * A dry run: one lead's way through a journey under assumptions, by the machine that moves real
 * leads. Nothing is sent, written or asked of the gate but the hours.
 */
@NullMarked
package dev.drumbeat.journey.walk;

import org.jspecify.annotations.NullMarked;
