package dev.drumbeat.activities.provider;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One call by an assistant.
 *
 * @param effect opaque label of the intended effect, the call's name at the provider
 * @param to E.164
 * @param assistant the provider's id of the assistant
 * @param phoneNumberId the provider's id of the number that calls
 * @param variables what the assistant is told of the lead
 * @param timeLimit the longest that the call may last; 10 s to 12 h, clamped
 */
public record AssistantRequest(
    UUID attempt,
    String effect,
    String to,
    String assistant,
    String phoneNumberId,
    Map<String, String> variables,
    Duration timeLimit) {
  public AssistantRequest {
    variables = Map.copyOf(variables);
  }

  /** Without anything personal. */
  @Override
  public String toString() {
    return "AssistantRequest[" + attempt + ", " + effect + "]";
  }
}
