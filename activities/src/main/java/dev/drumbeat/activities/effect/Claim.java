package dev.drumbeat.activities.effect;

import dev.drumbeat.db.ledger.Intent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chunk has to do now.
 *
 * @param ready planned, ours, to be asked now
 * @param doubtful whose outcome is open
 * @param unanswered how many requests of each doubtful one were never answered
 */
public record Claim(List<Intent> ready, List<Intent> doubtful, Map<Long, Integer> unanswered) {
  static final Claim NOTHING = new Claim(List.of(), List.of(), Map.of());

  public static Claim all(List<Claim> parts) {
    var unanswered = new HashMap<Long, Integer>();
    parts.forEach(part -> unanswered.putAll(part.unanswered()));
    return new Claim(
        parts.stream().flatMap(part -> part.ready().stream()).toList(),
        parts.stream().flatMap(part -> part.doubtful().stream()).toList(),
        unanswered);
  }

  public boolean isEmpty() {
    return ready.isEmpty() && doubtful.isEmpty();
  }
}
