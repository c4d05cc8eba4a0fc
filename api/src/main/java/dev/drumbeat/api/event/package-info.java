/** Events of the operators' own systems, which journeys wait for, end on or count as their goal. */
@NullMarked
package dev.drumbeat.api.event;

import org.jspecify.annotations.NullMarked;
