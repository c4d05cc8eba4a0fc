package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What Vapi checks before it takes a call: its OpenAPI document, CreateCallDTO. */
final class CallRules {
  private static final int LONGEST_NAME = 40;
  private static final int SHORTEST_CALL_SECONDS = 10;
  private static final int LONGEST_CALL_SECONDS = 43_200;
  private static final Set<String> FIELDS =
      Set.of(
          "assistantId",
          "assistantVersion",
          "assistant",
          "assistantOverrides",
          "squadId",
          "phoneNumberId",
          "phoneNumber",
          "customer",
          "customerId",
          "customers",
          "name",
          "schedulePlan");

  private CallRules() {}

  /** All faults, in Vapi's way of a list of sentences; empty when the call is fine. */
  static List<String> check(JsonNode body) {
    List<String> faults = new ArrayList<>();
    if (!body.isObject()) {
      return List.of("Expected a JSON object.");
    }
    body.propertyStream()
        .filter(field -> !FIELDS.contains(field.getKey()))
        .forEach(field -> faults.add("property " + field.getKey() + " should not exist"));
    if (Json.text(body, "assistantId", "").isBlank()) {
      faults.add("Either assistantId, assistant or squadId is required.");
    }
    if (Json.text(body, "phoneNumberId", "").isBlank()) {
      faults.add("Need either phoneNumberId or phoneNumber for an outbound call.");
    }
    if (Json.text(body, "name", "").length() > LONGEST_NAME) {
      faults.add("name must be shorter than or equal to 40 characters");
    }
    customer(body.path("customer"), faults);
    JsonNode limit = body.path("assistantOverrides").path("maxDurationSeconds");
    if (!limit.isMissingNode()
        && (limit.asInt(0) < SHORTEST_CALL_SECONDS || limit.asInt(0) > LONGEST_CALL_SECONDS)) {
      faults.add("assistantOverrides.maxDurationSeconds must be between 10 and 43200");
    }
    return faults;
  }

  private static void customer(JsonNode customer, List<String> faults) {
    if (!Json.text(customer, "number", "").matches("\\+[1-9]\\d{7,14}")) {
      faults.add("customer.number must be a valid phone number in the E.164 format.");
    }
    if (Json.text(customer, "externalId", "").length() > LONGEST_NAME) {
      faults.add("customer.externalId must be shorter than or equal to 40 characters");
    }
    if (Json.text(customer, "name", "").length() > LONGEST_NAME) {
      faults.add("customer.name must be shorter than or equal to 40 characters");
    }
  }
}
