package dev.drumbeat.api.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which schedules are asked for. */
record ScheduleQuery(@Min(1) @Max(100) @Nullable Integer limit, @Min(0) @Nullable Integer offset) {}
