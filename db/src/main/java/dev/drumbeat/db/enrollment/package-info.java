/** Enrollments: where each lead of a run stands, what is known of it, and what happened to it. */
@NullMarked
package dev.drumbeat.db.enrollment;

import org.jspecify.annotations.NullMarked;
