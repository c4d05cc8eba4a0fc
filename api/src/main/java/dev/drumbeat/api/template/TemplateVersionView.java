package dev.drumbeat.api.template;

import dev.drumbeat.db.template.TemplateVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published text as a client reads it. */
record TemplateVersionView(
    UUID id,
    UUID templateId,
    int number,
    @Nullable String subject,
    String body,
    @Nullable String html,
    Instant publishedAt) {
  static TemplateVersionView of(TemplateVersion version) {
    return new TemplateVersionView(
        version.id(),
        version.templateId(),
        version.number(),
        version.content().subject(),
        version.content().body(),
        version.content().html(),
        version.publishedAt());
  }
}
