package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.AssistantRequest;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A call by an assistant, made from what the intent holds. */
final class AssistantEffect implements Effect {
  /** Vapi's own default; the reserve of a budget is for so long. */
  static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  /** Until nobody answers, and until the end has been reported, with a margin. */
  private static final Duration AROUND = Duration.ofMinutes(3);

  private final Providers providers;
  private final ProviderAccount account;

  AssistantEffect(Providers providers, ProviderAccount account) {
    this.providers = providers;
    this.account = account;
  }

  /** How long a call can hold a line after its slot, whatever is reported of it. */
  static Duration longestLine() {
    return LONGEST_CALL.plus(AROUND);
  }

  @Override
  public Answer send(Intent intent, UUID attempt) {
    return providers.assistants().place(account, request(intent, attempt));
  }

  @Override
  public Finding find(Intent intent, Others others) {
    UUID attempt = Objects.requireNonNull(intent.attempt());
    return providers
        .assistantsReadBack()
        .find(account, request(intent, attempt), Objects.requireNonNull(intent.submittedAt()));
  }

  private static AssistantRequest request(Intent intent, UUID attempt) {
    return new AssistantRequest(
        attempt,
        intent.effect(),
        text(intent, "to"),
        text(intent, "assistant"),
        text(intent, "phoneNumberId"),
        variables(intent),
        LONGEST_CALL);
  }

  private static Map<String, String> variables(Intent intent) {
    var variables = new LinkedHashMap<String, String>();
    if (intent.content().get("variables") instanceof Map<?, ?> rendered) {
      rendered.forEach((name, value) -> variables.put(name.toString(), String.valueOf(value)));
    }
    return variables;
  }

  private static String text(Intent intent, String name) {
    return String.valueOf(intent.content().get(name));
  }
}
