/**
 * What the report of a call by a voice provider's assistant means: how it ended, what was found.
 */
@NullMarked
package dev.drumbeat.journey.assistant;

import org.jspecify.annotations.NullMarked;
