/**
 * How a lead walks a journey: a definition, a position, a trigger and facts give the next position,
 * with a reason for each turn. The same code serves production, forecasts and property tests.
 */
@NullMarked
package dev.drumbeat.journey.machine;

import org.jspecify.annotations.NullMarked;
