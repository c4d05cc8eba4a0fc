/** Reads what clients send, strictly, and finds everything wrong with it at once. */
@NullMarked
package dev.drumbeat.api.input;

import org.jspecify.annotations.NullMarked;
