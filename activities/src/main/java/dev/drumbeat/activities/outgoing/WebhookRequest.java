package dev.drumbeat.activities.outgoing;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, with its secrets in place: never stored, never logged.
 *
 * @param body null where the method has none
 */
record WebhookRequest(String method, URI url, Map<String, String> headers, @Nullable String body) {
  @Override
  public String toString() {
    return method + " a webhook";
  }
}
