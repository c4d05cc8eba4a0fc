package dev.drumbeat.local.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counters of a run against the rows that they count.
 *
 * @param counted what was compared: a measure such as {@code intent.SMS.ACCEPTED} to its rows
 * @param differences what doesn't agree, in words; empty when all does
 */
public record Balance(Map<String, Long> counted, List<String> differences) {
  public Balance {
    counted = Map.copyOf(counted);
    differences = List.copyOf(differences);
  }

  /**
   * Compares; what one side doesn't name is zero there.
   *
   * @param repeats effects that repeat another, by kind: the permission was the first one's, and
   *     asking for it again adds no decision
   */
  public static Balance of(
      Map<String, Long> tally, Map<String, Long> rows, Map<String, Long> repeats) {
    List<String> differences = new ArrayList<>();
    var measures = new TreeSet<>(tally.keySet());
    measures.addAll(rows.keySet());
    for (String measure : measures) {
      long counter = tally.getOrDefault(measure, 0L);
      long counted = rows.getOrDefault(measure, 0L);
      if (counter != counted) {
        differences.add(measure + ": the counter says " + counter + ", the rows " + counted);
      }
    }
    differences.addAll(unequal(rows, repeats));
    return new Balance(new TreeMap<>(rows), differences);
  }

  /** Each contact that the gate allowed is one intent, and none is without its permission. */
  private static List<String> unequal(Map<String, Long> rows, Map<String, Long> repeats) {
    List<String> unequal = new ArrayList<>();
    new TreeMap<>(
            Map.of(
                "SMS",
                List.of("SMS"),
                "EMAIL",
                List.of("EMAIL"),
                "VOICE",
                List.of("CALL", "AI_CALL")))
        .forEach((channel, kinds) -> {
          long allowed = allowed(rows, channel);
          long intents =
              intents(rows, kinds)
                  - kinds.stream().mapToLong(kind -> repeats.getOrDefault(kind, 0L)).sum();
          if (allowed != intents) {
            unequal.add(
                "%s: the gate allowed %d, the ledger has %d".formatted(channel, allowed, intents));
          }
        });
    return unequal;
  }

  private static long allowed(Map<String, Long> rows, String channel) {
    return rows.getOrDefault("decision." + channel + ".ALLOWED", 0L);
  }

  private static long intents(Map<String, Long> rows, List<String> kinds) {
    return rows.entrySet().stream()
        .filter(each ->
            kinds.stream().anyMatch(kind -> each.getKey().startsWith("intent." + kind + ".")))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
