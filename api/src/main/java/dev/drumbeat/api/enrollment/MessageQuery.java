package dev.drumbeat.api.enrollment;

import dev.drumbeat.db.ledger.Intent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for.
 *
 * @param address a phone or an e-mail address
 * @param status of the ledger, such as ABANDONED; then only what went out
 */
record MessageQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable String address,
    @Nullable UUID run,
    Intent.@Nullable State status) {}
