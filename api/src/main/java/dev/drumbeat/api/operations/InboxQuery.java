package dev.drumbeat.api.operations;

import dev.drumbeat.db.webhook.PoisonStore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which events of the inbox are asked for; {@code status} is PENDING or POISON. */
record InboxQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    PoisonStore.@Nullable State status) {}
