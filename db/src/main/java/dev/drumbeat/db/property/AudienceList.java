package dev.drumbeat.db.property;

import java.time.Instant;
import java.util.UUID;

/**
 * A named list of properties.
 *
 * @param key what a campaign's audience names
 */
public record AudienceList(
    UUID id, String key, String name, long members, Instant createdAt, Instant updatedAt) {}
