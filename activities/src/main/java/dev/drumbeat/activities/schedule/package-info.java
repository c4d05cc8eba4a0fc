/** Schedules: the engine's made after our rows, and their times turned into runs. */
@NullMarked
package dev.drumbeat.activities.schedule;

import org.jspecify.annotations.NullMarked;
