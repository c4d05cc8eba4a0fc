package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call, whoever speaks. It waits for the call's end, and goes on by its outcome. */
public sealed interface Call extends EffectStep permits CallStep, AiCallStep {
  /** How a call can end, beside what a pressed digit or an assistant's finding means. */
  List<String> OUTCOMES =
      List.of("ANSWERED", "VOICEMAIL", "NO_ANSWER", "BUSY", "FAILED", "REJECTED");

  CallMode mode();

  /** The sender's key. */
  String from();

  /** An outcome to the next step. */
  Map<String, String> onOutcome();

  /** Where any other outcome goes; null is {@code next}. */
  @Nullable String otherwise();

  /** Where a skipped call goes; null is {@code otherwise}; one of both is set. */
  @Nullable String next();

  Missing missing();

  /** Which of the lead's contact points; null is the best for calls. */
  @Nullable Addressee to();
}
