package dev.drumbeat.api.property;

import dev.drumbeat.db.property.Import;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which imports are asked for. */
record ImportQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    Import.@Nullable State status) {}
