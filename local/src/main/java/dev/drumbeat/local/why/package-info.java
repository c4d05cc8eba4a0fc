/** The answer to "why did this person (not) get this?", for a terminal. */
@NullMarked
package dev.drumbeat.local.why;

import org.jspecify.annotations.NullMarked;
