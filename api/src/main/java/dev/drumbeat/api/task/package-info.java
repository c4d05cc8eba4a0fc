/** What journeys ask of people: the list, and their answers. */
@NullMarked
package dev.drumbeat.api.task;

import org.jspecify.annotations.NullMarked;
