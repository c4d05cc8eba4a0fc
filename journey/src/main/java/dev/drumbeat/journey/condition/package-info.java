/**
 * Conditions in CEL over what is known of a lead. A field that a lead lacks makes a condition
 * false, with the field's name as the reason.
 */
@NullMarked
package dev.drumbeat.journey.condition;

import org.jspecify.annotations.NullMarked;
