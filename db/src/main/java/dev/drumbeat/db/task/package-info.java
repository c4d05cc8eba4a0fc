/** What journeys ask of people, and what they answered. */
@NullMarked
package dev.drumbeat.db.task;

import org.jspecify.annotations.NullMarked;
