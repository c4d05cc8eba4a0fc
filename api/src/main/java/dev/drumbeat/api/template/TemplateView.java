package dev.drumbeat.api.template;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.db.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as a client reads it: its draft.
 *
 * @param draftVersion rises with each edit
 * @param draftEditedBy the API key that wrote the draft; null where that is not known
 * @param problems warnings found when it was last written; empty when it is only read
 */
record TemplateView(
    UUID id,
    String name,
    String channel,
    @Nullable String subject,
    String body,
    @Nullable String html,
    int draftVersion,
    Instant draftEditedAt,
    @Nullable String draftEditedBy,
    @Nullable Integer latestVersion,
    List<Integer> versions,
    List<Fault> problems,
    Instant createdAt,
    Instant updatedAt) {
  static TemplateView of(Template template, List<Fault> problems) {
    return new TemplateView(
        template.id(),
        template.name(),
        template.channel().json(),
        template.draft().subject(),
        template.draft().body(),
        template.draft().html(),
        template.draftVersion(),
        template.draftEditedAt(),
        template.draftEditedBy(),
        template.latestVersion(),
        template.versions(),
        problems,
        template.createdAt(),
        template.updatedAt());
  }
}
