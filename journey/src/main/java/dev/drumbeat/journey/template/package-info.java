/**
 * Message texts in Liquid, with limits on size, time and iterations, and a list of the fields that
 * a lead lacks.
 */
@NullMarked
package dev.drumbeat.journey.template;

import org.jspecify.annotations.NullMarked;
