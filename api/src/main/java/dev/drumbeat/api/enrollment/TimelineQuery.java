package dev.drumbeat.api.enrollment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which part of a timeline is asked for. */
record TimelineQuery(@Min(1) @Max(100) @Nullable Integer limit, @Nullable String cursor) {}
