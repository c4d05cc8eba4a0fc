/** Everything that is decided, as pure functions: no SQL, no HTTP, no Temporal, no clock. */
@NullMarked
package dev.drumbeat.journey;

import org.jspecify.annotations.NullMarked;
