package dev.drumbeat.api.webhook;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call says, as it was rendered for its intent.
 *
 * @param gather digit to its meaning; empty when nothing is asked
 * @param voicemail what a machine is told; null to hang up
 * @param language BCP 47
 */
record Script(
    String script, Map<String, String> gather, @Nullable String voicemail, String language) {
  Script {
    gather = gather == null ? Map.of() : Map.copyOf(gather);
    language = language == null ? "en-US" : language;
  }

  static Script read(String content) {
    return JsonMapper.shared().readValue(content, Script.class);
  }
}
