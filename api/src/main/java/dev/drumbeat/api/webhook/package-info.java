/**
 * What providers call: verified over the raw bytes, kept once, answered only when it is kept. An
 * address with an unknown key is not there; a wrong signature stores nothing.
 */
@NullMarked
package dev.drumbeat.api.webhook;

import org.jspecify.annotations.NullMarked;
