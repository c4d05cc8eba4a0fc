package dev.drumbeat.api.integration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which integrations are asked for. */
record IntegrationQuery(
    @Min(1) @Max(100) @Nullable Integer limit, @Min(0) @Nullable Integer offset) {}
