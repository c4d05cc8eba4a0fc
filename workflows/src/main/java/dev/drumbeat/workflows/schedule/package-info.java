/** A time of a schedule: launches a run. */
@NullMarked
package dev.drumbeat.workflows.schedule;

import org.jspecify.annotations.NullMarked;
