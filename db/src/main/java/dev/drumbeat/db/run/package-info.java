/** Runs: launching, pausing, resuming and stopping them, and their counts. */
@NullMarked
package dev.drumbeat.db.run;

import org.jspecify.annotations.NullMarked;
