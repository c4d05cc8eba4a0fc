package dev.drumbeat.api.campaign;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which versions to compare.
 *
 * @param to the draft when left out
 */
record DiffQuery(@Min(1) int from, @Min(1) @Nullable Integer to) {}
