package dev.drumbeat.api.property;

import dev.drumbeat.db.dnc.DncKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which do-not-call lists are asked for. */
record DncQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable DncKind kind) {}
