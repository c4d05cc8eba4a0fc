package dev.drumbeat.activities.effect;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a chunk's requests were answered, by attempt, until it is recorded. Thread-safe. */
public final class Kept {
  private final Map<UUID, Object> answers = new ConcurrentHashMap<>();
  private final Map<UUID, String> remarks = new ConcurrentHashMap<>();

  /** Keeps what the step's {@code saveAs} is to have. */
  public void answer(UUID attempt, Object answer) {
    answers.put(attempt, answer);
  }

  /** Keeps why an answer is not kept, a sentence. */
  public void remark(UUID attempt, String remark) {
    remarks.put(attempt, remark);
  }

  Optional<Object> answerOf(UUID attempt) {
    return Optional.ofNullable(answers.get(attempt));
  }

  Optional<String> remarkOn(UUID attempt) {
    return Optional.ofNullable(remarks.get(attempt));
  }
}
