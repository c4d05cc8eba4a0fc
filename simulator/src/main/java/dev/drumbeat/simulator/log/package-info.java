/**
 * What was accepted, synced to disk before anyone is told so, and what has been done about it
 * since.
 *
 * <p>Both files are one JSON object a line, so that a crash can tear no more than the last line.
 */
@NullMarked
package dev.drumbeat.simulator.log;

import org.jspecify.annotations.NullMarked;
