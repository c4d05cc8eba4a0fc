package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that an assistant of a voice provider holds.
 *
 * @param assistant the assistant's id at its provider
 * @param variables what the assistant is told of the lead, by name; each is Liquid
 * @param cases asked first when it has ended: {@code event} is its end, with {@code event.analysis}
 * @param onOutcome as of any call, or what the assistant found, a name in capitals
 */
public record AiCallStep(
    String from,
    String assistant,
    Map<String, String> variables,
    List<Case> cases,
    Map<String, String> onOutcome,
    @Nullable String otherwise,
    @Nullable String next,
    Missing missing,
    int maxVisits,
    Retry retry,
    @Nullable Addressee to)
    implements Call {
  public static final int VARIABLE_LIMIT = 50;

  public AiCallStep {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    cases = List.copyOf(cases);
    onOutcome = Collections.unmodifiableMap(new LinkedHashMap<>(onOutcome));
    if (otherwise == null && next == null) {
      throw new IllegalArgumentException("a call needs next or otherwise");
    }
  }

  @Override
  public CallMode mode() {
    return CallMode.AI;
  }
}
