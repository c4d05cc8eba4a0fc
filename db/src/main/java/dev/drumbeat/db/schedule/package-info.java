/** Schedules of campaigns, and what became of each of their times. */
@NullMarked
package dev.drumbeat.db.schedule;

import org.jspecify.annotations.NullMarked;
