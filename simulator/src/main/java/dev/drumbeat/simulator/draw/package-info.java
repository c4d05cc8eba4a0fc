/** Chance without state: every draw is a pure function of the seed and what is drawn for. */
@NullMarked
package dev.drumbeat.simulator.draw;

import org.jspecify.annotations.NullMarked;
