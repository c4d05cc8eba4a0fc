/** BatchData property skip-trace, version 1. */
@NullMarked
package dev.drumbeat.simulator.batchdata;

import org.jspecify.annotations.NullMarked;
