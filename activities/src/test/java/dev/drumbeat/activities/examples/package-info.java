/**
 * The campaigns of folder {@code examples}, each taken to its end over simulated weeks: the real
 * workflows on an engine that skips time, the real activities, a real database, and the simulated
 * providers as the judge of what was sent.
 */
@NullMarked
package dev.drumbeat.activities.examples;

import org.jspecify.annotations.NullMarked;
