package dev.drumbeat.activities.provider;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What reading back after an unknown outcome showed. */
public sealed interface Finding {

  /** The provider has it. The price is positive, null while the provider hasn't set it. */
  record Found(String providerId, @Nullable BigDecimal price) implements Finding {}

  /** The whole list was read and it is not there; lists lag, so this alone is no proof. */
  record Nothing() implements Finding {}

  /**
   * It can't be read, but whoever is asked knows the effect by an id of ours, so that asking once
   * more by the same id does no second thing.
   *
   * @param unanswered how many requests of the effect were never answered, the latest included
   */
  record Repeatable(int unanswered) implements Finding {}

  /** The list could not be read, or not to its end. */
  record Unreadable(String reason) implements Finding {}
}
