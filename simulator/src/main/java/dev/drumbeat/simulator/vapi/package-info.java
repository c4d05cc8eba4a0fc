/** Vapi: calls that an assistant holds, and the server messages that tell of them. */
@NullMarked
package dev.drumbeat.simulator.vapi;

import org.jspecify.annotations.NullMarked;
