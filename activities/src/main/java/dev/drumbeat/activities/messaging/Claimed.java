package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.ledger.Intent;
import java.util.Comparator;
import java.util.List;

/**
 * What a chunk has to do now.
 *
 * @param ready planned, ours, to be sent at their slots
 * @param doubtful to be looked up at the provider
 */
record Claimed(List<Intent> ready, List<Intent> doubtful) {
  static Claimed all(List<Claimed> parts) {
    return new Claimed(
        parts.stream()
            .flatMap(part -> part.ready().stream())
            .sorted(Comparator.comparing(Intent::slotAt))
            .toList(),
        parts.stream().flatMap(part -> part.doubtful().stream()).toList());
  }
}
