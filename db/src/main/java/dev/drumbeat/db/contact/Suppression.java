package dev.drumbeat.db.contact;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a contact point is, or was, not addressed.
 *
 * @param liftedAt null while it holds
 */
public record Suppression(
    long id,
    String kind,
    String value,
    String channel,
    Suppressed.Reason reason,
    String source,
    Map<String, Object> evidence,
    Instant at,
    @Nullable Instant liftedAt,
    @Nullable String liftedReason) {}
