package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a chunk has to do now.
 *
 * @param ready planned, ours, to be sent at their slots
 * @param doubtful to be looked up at the provider
 * @param limits the rates that bind what is ready, by sender
 * @param database by which database, as the gate read it; empty where nothing was claimed
 */
record Claimed(
    List<Intent> ready, List<Intent> doubtful, Map<UUID, List<Limit>> limits, String database) {
  static final Claimed NOTHING = new Claimed(List.of(), List.of(), Map.of(), "");

  Set<UUID> senders() {
    return ready.stream()
        .map(Intent::senderId)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The rates that bind a send. */
  List<Limit> limitsOf(Intent intent) {
    return intent.senderId() == null
        ? List.of()
        : limits.getOrDefault(intent.senderId(), List.of());
  }

  /** The same with nothing to be sent. */
  Claimed without() {
    return new Claimed(List.of(), doubtful, Map.of(), database);
  }

  static Claimed all(List<Claimed> parts) {
    return new Claimed(
        parts.stream()
            .flatMap(part -> part.ready().stream())
            .sorted(Comparator.comparing(Intent::slotAt))
            .toList(),
        parts.stream().flatMap(part -> part.doubtful().stream()).toList(),
        parts.stream()
            .flatMap(part -> part.limits().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, newer) -> newer)),
        parts.stream().map(Claimed::database).max(Comparator.naturalOrder()).orElse(""));
  }
}
