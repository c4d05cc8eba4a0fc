/** One command that runs the whole product on this machine. */
@NullMarked
package dev.drumbeat.local;

import org.jspecify.annotations.NullMarked;
