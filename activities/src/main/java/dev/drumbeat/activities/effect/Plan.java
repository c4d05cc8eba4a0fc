package dev.drumbeat.activities.effect;

import java.util.List;
import java.util.Map;

/** What is to be asked of a system for one lead, or why nothing can be. */
public sealed interface Plan {
  /** Rendered once; kept with the intent. */
  record Ready(Map<String, Object> content) implements Plan {}

  /**
   * The lead lacks fields that a template names.
   *
   * @param skips whether it goes on without the effect; otherwise it is held
   */
  record Lacking(List<String> fields, boolean skips) implements Plan {}

  /** A template failed, for a reason that a person has to see to. */
  record Faulty(String reason) implements Plan {}
}
