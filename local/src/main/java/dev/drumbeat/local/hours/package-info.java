/** Reads questions about calling hours from options or a table, with a line for each fault. */
@NullMarked
package dev.drumbeat.local.hours;

import org.jspecify.annotations.NullMarked;
