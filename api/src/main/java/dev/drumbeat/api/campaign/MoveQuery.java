package dev.drumbeat.api.campaign;

import org.jspecify.annotations.Nullable;

/**
 * How to move a run.
 *
 * @param dryRun only tells what would be; false when left out
 */
record MoveQuery(@Nullable Boolean dryRun) {}
