package dev.drumbeat.api.secret;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which page of the secrets is asked for. */
record SecretQuery(@Min(1) @Max(100) @Nullable Integer limit, @Min(0) @Nullable Integer offset) {}
