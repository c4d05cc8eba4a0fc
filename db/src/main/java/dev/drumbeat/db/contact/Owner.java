package dev.drumbeat.db.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person or a company that owns properties.
 *
 * @param key what makes two records one owner
 * @param simulated made up; never contacted through a live provider
 */
public record Owner(
    long id,
    String key,
    String name,
    @Nullable String mailAddress,
    Map<String, Object> fields,
    List<String> tags,
    boolean simulated,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedReason,
    Instant createdAt,
    Instant updatedAt) {}
