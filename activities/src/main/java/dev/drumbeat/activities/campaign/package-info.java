/** Enrolling an audience into a run, and the journeys that runs are of. */
@NullMarked
package dev.drumbeat.activities.campaign;

import org.jspecify.annotations.NullMarked;
