package dev.drumbeat.activities.provider;

import org.jspecify.annotations.Nullable;

/** A look-up's outcome; {@code facts} is null unless accepted, and then too for a miss. */
public record Looked<T>(Answer answer, @Nullable T facts) {

  /** Whether the provider answered that it has nothing, which is worth remembering. */
  public boolean isMiss() {
    return answer instanceof Answer.Accepted && facts == null;
  }
}
