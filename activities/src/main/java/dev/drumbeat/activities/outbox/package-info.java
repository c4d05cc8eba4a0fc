/**
 * What committed transactions owe to the engine: starts, wake-ups, and the sweep for what was lost.
 */
@NullMarked
package dev.drumbeat.activities.outbox;

import org.jspecify.annotations.NullMarked;
