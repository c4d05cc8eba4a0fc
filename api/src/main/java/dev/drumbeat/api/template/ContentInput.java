package dev.drumbeat.api.template;

import dev.drumbeat.db.template.Content;
import org.jspecify.annotations.Nullable;

/** What a template shall say; as it is created, without name and channel. */
record ContentInput(@Nullable String subject, String body, @Nullable String html) {
  Content content() {
    return new Content(subject, body, html);
  }
}
