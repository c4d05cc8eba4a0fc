package dev.drumbeat.simulator.vapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.simulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a call was asked to be.
 *
 * @param number of the customer, E.164
 * @param externalId the caller's own id of the customer
 * @param effect of the metadata, what the caller means to bring about
 * @param variables what the assistant is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallForm(
    String assistantId,
    String phoneNumberId,
    String number,
    @Nullable String externalId,
    @Nullable String name,
    @Nullable String effect,
    Map<String, String> variables,
    int maxDurationSeconds) {
  private static final int USUAL_LIMIT_SECONDS = 600;

  static CallForm of(JsonNode body) {
    JsonNode customer = body.path("customer");
    JsonNode overrides = body.path("assistantOverrides");
    Map<String, String> variables = new LinkedHashMap<>();
    overrides
        .path("variableValues")
        .propertyStream()
        .forEach(each -> variables.put(each.getKey(), each.getValue().asString("")));
    return new CallForm(
        Json.text(body, "assistantId", ""),
        Json.text(body, "phoneNumberId", ""),
        Json.text(customer, "number", ""),
        Json.text(customer, "externalId"),
        Json.text(body, "name"),
        Json.text(overrides.path("metadata"), "effect"),
        variables,
        overrides.path("maxDurationSeconds").asInt(USUAL_LIMIT_SECONDS));
  }
}
