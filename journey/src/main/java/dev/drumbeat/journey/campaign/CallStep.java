package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that speaks a script, and takes a digit.
 *
 * @param from the sender's key
 * @param script what is said to a person, Liquid
 * @param gather a pressed digit to its meaning; {@code OPT_OUT} opts the person out
 * @param message what is left on a machine, Liquid; null says the script
 * @param onOutcome ANSWERED, VOICEMAIL, NO_ANSWER, BUSY, FAILED, REJECTED, or a meaning of {@code
 *     gather}, to the next step
 * @param otherwise where any other outcome goes; null is {@code next}
 * @param next where a skipped call goes; null is {@code otherwise}; one of both is set
 * @param to which of the lead's contact points; null is the best for the channel
 */
public record CallStep(
    CallMode mode,
    String from,
    String script,
    Map<String, String> gather,
    MachineAction machine,
    @Nullable String message,
    Map<String, String> onOutcome,
    @Nullable String otherwise,
    @Nullable String next,
    Missing missing,
    int maxVisits,
    Retry retry,
    @Nullable Addressee to)
    implements Call {
  public CallStep {
    gather = Collections.unmodifiableMap(new LinkedHashMap<>(gather));
    onOutcome = Collections.unmodifiableMap(new LinkedHashMap<>(onOutcome));
    if (otherwise == null && next == null) {
      throw new IllegalArgumentException("a call needs next or otherwise");
    }
  }
}
