package dev.drumbeat.local.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crash test, told.
 *
 * @param seed of faults, people and providers
 * @param asked how many sends were asked for
 * @param took from the first launch to the end
 * @param complaints what else keeps the test from holding: a run that didn't end, too few sends
 */
public record CrashReport(
    long seed,
    long asked,
    Duration took,
    List<Strike> strikes,
    Verdict verdict,
    List<String> complaints) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int MOST_LINES = 40;
  private static final String ROW = "  %-68s %-14s %7s %8s %10s %8s %8s %12s %9s";

  public CrashReport {
    strikes = List.copyOf(strikes);
    complaints = List.copyOf(complaints);
  }

  public boolean holds() {
    return verdict.holds() && complaints.isEmpty();
  }

  /** Effects that reach people: texts, e-mails and calls, a script's and an assistant's. */
  public static long sends(Verdict verdict) {
    return verdict.total().entrySet().stream()
        .filter(each -> List.of("sms", "email", "call", "ai_call").contains(each.getKey()))
        .mapToLong(each -> each.getValue().sends())
        .sum();
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        ROW.formatted(
            "fault, effects at its point, longest recovery",
            "channel",
            "sends",
            "accepted",
            "duplicates",
            "repeated",
            "missing",
            "unknown left",
            "abandoned"));
    Map<Fault, Caught> caught = caught();
    verdict.byFault().keySet().stream()
        .sorted()
        .forEach(fault -> {
          rows(title(fault, caught), verdict.byFault().getOrDefault(fault, Map.of()), lines);
        });
    rows("all, with what came before the first", verdict.total(), lines);
    lines.add("");
    verdict.findings().stream().limit(MOST_LINES).forEach(lines::add);
    complaints.stream().limit(MOST_LINES).forEach(lines::add);
    lines.add(
        "Seed %d: %,d sends, %d faults, %d:%02d. %s"
            .formatted(
                seed,
                sends(verdict),
                strikes.size(),
                took.toMinutes(),
                took.toSecondsPart(),
                holds() ? "It holds." : "It does not hold."));
    return lines;
  }

  private static void rows(String title, Map<String, Counts> channels, List<String> lines) {
    String first = title;
    for (var each : new TreeMap<>(channels).entrySet()) {
      Counts n = each.getValue();
      lines.add(
          ROW.formatted(
              first,
              each.getKey(),
              n.sends(),
              n.accepted(),
              n.duplicates(),
              n.repeated(),
              n.missing(),
              n.unknown(),
              n.abandoned()));
      first = "";
    }
    if (channels.isEmpty()) {
      lines.add("  " + title + " (nothing was sent meanwhile)");
    }
  }

  private String title(Fault fault, Map<Fault, Caught> caught) {
    long times = strikes.stream().filter(strike -> strike.fault() == fault).count();
    long there = caught.getOrDefault(fault, Caught.NOTHING).at(fault);
    long longest =
        strikes.stream()
            .filter(strike -> strike.fault() == fault)
            .mapToLong(strike -> strike.recovery().toSeconds())
            .max()
            .orElse(0);
    return "%s ×%d%s, %d s"
        .formatted(fault.title(), times, there > 0 ? ", " + there + " there" : "", longest);
  }

  private Map<Fault, Caught> caught() {
    Map<Fault, Caught> caught = new EnumMap<>(Fault.class);
    strikes.forEach(strike -> caught.merge(strike.fault(), strike.caught(), Caught::plus));
    return caught;
  }

  /** For programs. Its fields are a promise: add, never rename. */
  public String json() {
    Map<Fault, Caught> caught = caught();
    List<Map<String, Object>> faults = new ArrayList<>();
    verdict.byFault().keySet().stream()
        .sorted()
        .forEach(fault -> {
          Map<String, Object> each = new LinkedHashMap<>();
          each.put("fault", fault);
          each.put("times", strikes.stream().filter(one -> one.fault() == fault).count());
          each.put("caught", new TreeMap<>(caught.getOrDefault(fault, Caught.NOTHING).atPoints()));
          each.put("channels", new TreeMap<>(verdict.byFault().getOrDefault(fault, Map.of())));
          faults.add(each);
        });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("holds", holds());
    all.put("seed", seed);
    all.put("sends", sends(verdict));
    all.put("seconds", took.toSeconds());
    all.put("total", new TreeMap<>(verdict.total()));
    all.put("faults", faults);
    all.put("findings", verdict.findings());
    all.put("complaints", complaints);
    return JSON.writeValueAsString(all);
  }
}
