package dev.drumbeat.journey.machine;

import org.jspecify.annotations.Nullable;

/** Why a lead may move. A trigger that doesn't fit the position leaves it as it is. */
public sealed interface Trigger {
  /** The enrollment begins. */
  record Entered() implements Trigger {}

  /** The position's {@code dueAt} has come. */
  record TimeCame() implements Trigger {}

  /** There may be unconsumed events. */
  record EventsCame() implements Trigger {}

  /**
   * The step's work is done.
   *
   * @param code the provider's error, or the gate's rule
   * @param saved what the step's {@code saveAs} keeps: a webhook's answer as a text, number, truth,
   *     list or map, a payment's link; null keeps nothing
   */
  record EffectEnded(EffectOutcome outcome, @Nullable String code, @Nullable Object saved)
      implements Trigger {
    public EffectEnded(EffectOutcome outcome, @Nullable String code) {
      this(outcome, code, null);
    }
  }
}
