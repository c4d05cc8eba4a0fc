/**
 * What tests, demos and proofs ask of the simulator itself, under /_simulator/, from this machine
 * only.
 */
@NullMarked
package dev.drumbeat.simulator.control;

import org.jspecify.annotations.NullMarked;
