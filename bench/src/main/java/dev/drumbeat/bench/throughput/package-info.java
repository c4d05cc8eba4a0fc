/**
 * The whole product at full speed: one-step campaigns against simulated providers that answer at
 * once, with what each accepted send costs the database and the processes.
 */
@NullMarked
package dev.drumbeat.bench.throughput;

import org.jspecify.annotations.NullMarked;
