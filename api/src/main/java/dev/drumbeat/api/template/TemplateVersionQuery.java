package dev.drumbeat.api.template;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which versions are asked for. */
record TemplateVersionQuery(
    @Min(1) @Max(100) @Nullable Integer limit, @Min(0) @Nullable Integer offset) {}
