package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls a system of the operator's.
 *
 * @param url https, to a public address; resolved and judged again when it is called
 * @param headers their values are texts that may name secrets: {@code Bearer {{ secrets.crm }}}
 * @param body Liquid in which every field is escaped for JSON; null sends what is known of the lead
 * @param saveAs {@code entity.field} that keeps the answer's JSON; null keeps nothing
 * @param onRejected where to go when it is refused for good; null is {@code next}
 */
public record WebhookStep(
    String url,
    Method method,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable String saveAs,
    String next,
    @Nullable String onRejected,
    Missing missing,
    int maxVisits,
    Retry retry)
    implements EffectStep {
  public static final int HEADER_LIMIT = 20;
  public static final int BODY_LIMIT = 50_000;

  /** What a webhook may ask for. */
  public enum Method {
    POST,
    PUT,
    PATCH,
    DELETE,
    GET
  }

  public WebhookStep {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }
}
