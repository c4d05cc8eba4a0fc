package dev.drumbeat.journey.campaign;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a definition.
 *
 * @param pointer JSON pointer (RFC 6901) of the value at fault
 * @param code a stable name in capitals, such as UNKNOWN_STEP
 * @param fix what to write instead, where one is sure
 * @param line and {@code column} count from 1; null when the source has no place for it
 */
public record Problem(
    String pointer,
    String code,
    Severity severity,
    String message,
    @Nullable String fix,
    @Nullable Integer line,
    @Nullable Integer column) {}
