/**
 * How soon somebody who has just asked for it hears from us: from an enrollment over the API on an
 * idle system to the first text's acceptance.
 */
@NullMarked
package dev.drumbeat.bench.latency;

import org.jspecify.annotations.NullMarked;
