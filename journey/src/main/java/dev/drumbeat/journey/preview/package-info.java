/**
 * What a step's texts look like for one lead before anything is sent: rendered, with what a text
 * costs in segments, which character makes it dear, and which fields the lead lacks.
 */
@NullMarked
package dev.drumbeat.journey.preview;

import org.jspecify.annotations.NullMarked;
