package dev.drumbeat.api.schedule;

import dev.drumbeat.db.schedule.Overlap;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When runs are to begin, and of what. Either {@code cron} or {@code every}.
 *
 * @param cron minute, hour, day of the month, month, day of the week; once an hour at most
 * @param every the length of time from one to the next, an hour at least; counts from startAt, or
 *     now
 * @param timeZone whose wall clock a cron expression means
 * @param startAt no time before it
 * @param endAt no time after it
 * @param version a published one; the newest of each time when left out
 * @param overlap what to do while the run before still goes on; SKIP when left out
 */
record ScheduleInput(
    @Schema(example = "30 9 * * MON-FRI") @Size(min = 1, max = 200) @Nullable String cron,
    @Schema(example = "P7D") @Nullable Duration every,
    @Schema(example = "America/Los_Angeles") @Size(min = 1, max = 100) @Nullable String timeZone,
    @Nullable Instant startAt,
    @Nullable Instant endAt,
    @Min(1) @Nullable Integer version,
    @Nullable Overlap overlap) {}
