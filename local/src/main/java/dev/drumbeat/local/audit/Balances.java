package dev.drumbeat.local.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The sums of a run, from its rows.
 *
 * @param state of the run
 * @param leads audience and its parts
 * @param decisions all and their parts
 * @param intents all and their parts; those that the gate allowed are apart, as look-ups need no
 *     gate
 */
public record Balances(
    String state, Map<String, Long> leads, Map<String, Long> decisions, Map<String, Long> intents) {

  static Balances of(DSLContext tx, UUID run) {
    String state = tx.fetchSingle("select state from run where id = ?", run).get(0, String.class);
    return new Balances(
        state,
        sums(tx, run, "select state, count(*) from enrollment where run_id = ? group by 1"),
        sums(tx, run, "select outcome, count(*) from decision where run_id = ? group by 1"),
        sums(tx, run, "select state, count(*) from intent where run_id = ? group by 1"));
  }

  private static Map<String, Long> sums(DSLContext tx, UUID run, String sql) {
    Map<String, Long> sums = new LinkedHashMap<>();
    tx.fetch(sql + " order by 1", run)
        .forEach(row -> sums.put(row.get(0, String.class), row.get(1, Long.class)));
    return sums;
  }

  /** For people. */
  public List<String> lines() {
    return List.of(
        "audience  " + sum(leads), "decisions " + sum(decisions), "intents   " + sum(intents));
  }

  private static String sum(Map<String, Long> parts) {
    long all = parts.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text = new StringBuilder("%,d =".formatted(all));
    String plus = " ";
    for (var part : parts.entrySet()) {
      text.append(plus)
          .append(
              "%,d %s"
                  .formatted(
                      part.getValue(),
                      part.getKey().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')));
      plus = " + ";
    }
    return parts.isEmpty() ? "0" : text.toString();
  }
}
