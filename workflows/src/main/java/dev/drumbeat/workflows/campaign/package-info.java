/** A run: pages its audience into cohorts. */
@NullMarked
package dev.drumbeat.workflows.campaign;

import org.jspecify.annotations.NullMarked;
