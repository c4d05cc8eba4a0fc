/**
 * What every provider is built of: the intake of submissions, the agenda, outgoing callbacks,
 * hooks.
 */
@NullMarked
package dev.drumbeat.simulator.engine;

import org.jspecify.annotations.NullMarked;
