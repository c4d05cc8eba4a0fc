/** Enrollments over the API: where each lead is, what happened to it, and why. */
@NullMarked
package dev.drumbeat.api.enrollment;

import org.jspecify.annotations.NullMarked;
