package dev.drumbeat.db.hold;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold.
 *
 * @param liftedAt null while it holds
 * @param liftedBy who lifted it
 */
public record Hold(
    long id,
    Scope scope,
    UUID subjectId,
    String name,
    @Nullable String code,
    String reason,
    Instant since,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy) {}
