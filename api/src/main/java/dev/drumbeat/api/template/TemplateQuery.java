package dev.drumbeat.api.template;

import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which templates are asked for. */
record TemplateQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable Channel channel) {}
