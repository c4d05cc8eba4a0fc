package dev.drumbeat.db.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * A published definition; it never changes.
 *
 * @param definition JSON
 */
public record Version(
    UUID id, UUID campaignId, int number, String definition, Instant publishedAt) {}
