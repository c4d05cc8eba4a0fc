package dev.drumbeat.db.template;

import dev.drumbeat.db.Json;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * What a template says, Liquid.
 *
 * @param subject of an e-mail; null of a text message
 * @param body of an e-mail the text part
 * @param html null where an e-mail has no HTML part
 */
public record Content(@Nullable String subject, String body, @Nullable String html) {
  public String json() {
    return Json.write(this).data();
  }

  static Content of(JSONB json) {
    return Json.read(json, Content.class);
  }
}
