/** Durable orchestration: workflows and the activity interfaces that they call. */
@NullMarked
package dev.drumbeat.workflows;

import org.jspecify.annotations.NullMarked;
