package dev.drumbeat.db.template;

import java.time.Instant;
import java.util.UUID;

/** A published text; it never changes. */
public record TemplateVersion(
    UUID id, UUID templateId, int number, Content content, Instant publishedAt) {}
