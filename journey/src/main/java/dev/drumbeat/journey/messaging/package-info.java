/** What is in a text: how many segments it costs, and what an answer means. */
@NullMarked
package dev.drumbeat.journey.messaging;

import org.jspecify.annotations.NullMarked;
