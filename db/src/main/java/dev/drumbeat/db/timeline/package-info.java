/** Reads what happened, and why, for people: enrollments, their timelines, messages. */
@NullMarked
package dev.drumbeat.db.timeline;

import org.jspecify.annotations.NullMarked;
