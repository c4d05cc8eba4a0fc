package dev.drumbeat.api.property;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which lists are asked for. */
record ListQuery(@Min(1) @Max(100) @Nullable Integer limit, @Min(0) @Nullable Integer offset) {}
