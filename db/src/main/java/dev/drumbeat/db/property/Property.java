package dev.drumbeat.db.property;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A building or parcel; {@code details} are what a client may write. */
public record Property(
    long id,
    NewProperty details,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedReason,
    Instant createdAt,
    Instant updatedAt) {}
