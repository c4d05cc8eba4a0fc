/** The fault plan: which requests, callbacks and lists go wrong, and how. One seed is one run. */
@NullMarked
package dev.drumbeat.simulator.faults;

import org.jspecify.annotations.NullMarked;
