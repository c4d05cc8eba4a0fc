package dev.drumbeat.local.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a crash test came to.
 *
 * @param byFault fault to channel to counts; what was sent before the first fault is in none of
 *     them
 * @param total channel to counts, of everything
 * @param findings each thing that is wrong, in words
 */
public record Verdict(
    Map<Fault, Map<String, Counts>> byFault, Map<String, Counts> total, List<String> findings) {
  /** The log's names for kinds of effect, where they are not the ledger's in lower case. */
  private static final Map<String, String> CHANNELS = Map.of("skiptrace", "owner_contacts");

  public Verdict {
    byFault = Map.copyOf(byFault);
    total = Map.copyOf(total);
    findings = List.copyOf(findings);
  }

  /** Compares the ledger's effects with the providers' log; both are complete. */
  public static Verdict of(List<Strike> strikes, List<Sent> ledger, List<Taken> log) {
    return new Builder(strikes).judge(ledger, log);
  }

  public boolean holds() {
    return findings.isEmpty() && total.values().stream().allMatch(Counts::hold);
  }

  private static final class Builder {
    private final NavigableMap<Instant, Fault> strikes = new TreeMap<>();
    private final Map<Fault, Map<String, Counts>> byFault = new EnumMap<>(Fault.class);
    private final Map<String, Counts> total = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();

    Builder(List<Strike> strikes) {
      strikes.forEach(strike -> {
        this.strikes.put(strike.at(), strike.fault());
        byFault.computeIfAbsent(strike.fault(), fault -> new TreeMap<>());
      });
    }

    Verdict judge(List<Sent> ledger, List<Taken> log) {
      Map<String, Sent> byAttempt = new HashMap<>();
      ledger.forEach(sent -> sent.attempts().forEach(attempt -> byAttempt.put(attempt, sent)));
      Map<Long, List<Taken>> taken = new HashMap<>();
      for (Taken each : log) {
        Sent sent = each.attempt() == null ? null : byAttempt.get(each.attempt());
        if (sent == null) {
          add(each.at(), channel(each.kind()), new Counts(0, 1, 0, 0, 1, 0, 0));
          findings.add("Accepted, but not in the ledger: " + each);
        } else {
          taken.computeIfAbsent(sent.intent(), intent -> new ArrayList<>()).add(each);
        }
      }
      for (Sent sent : ledger) {
        judge(sent, taken.getOrDefault(sent.intent(), List.of()));
      }
      log.stream()
          .filter(each -> each.kind().equals("webhook") && each.to() != null)
          .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.to())))
          .values()
          .forEach(this::oneKey);
      return new Verdict(byFault, total, findings);
    }

    private void judge(Sent sent, List<Taken> taken) {
      long more = Math.max(0, taken.size() - 1);
      Optional<String> gap = gap(sent, taken);
      add(
          sent.since(),
          channel(sent.kind()),
          new Counts(
              sent.submitted() ? 1 : 0,
              taken.size(),
              sent.mayRepeat() ? 0 : more,
              sent.mayRepeat() ? more : 0,
              gap.isPresent() ? 1 : 0,
              sent.unknown() ? 1 : 0,
              sent.abandoned() ? 1 : 0));
      gap.ifPresent(findings::add);
      if (more > 0 && !sent.mayRepeat()) {
        findings.add("Accepted %d times: %s, as %s".formatted(taken.size(), sent, taken));
      }
      if (sent.unknown()) {
        findings.add("Still unknown: " + sent);
      }
    }

    /** A receiver that sees another key takes a repeat for a new call. */
    private void oneKey(List<Taken> ofOneEffect) {
      long keys = ofOneEffect.stream().map(Taken::attempt).distinct().count();
      if (keys > 1) {
        Taken last = ofOneEffect.getLast();
        add(last.at(), channel(last.kind()), new Counts(0, 0, keys - 1, 0, 0, 0, 0));
        findings.add("Called by %d keys: %s".formatted(keys, ofOneEffect));
      }
    }

    private static Optional<String> gap(Sent sent, List<Taken> taken) {
      if (sent.accepted() && taken.isEmpty()) {
        return Optional.of("Accepted by the ledger only: " + sent);
      }
      if (!taken.isEmpty() && !sent.accepted() && !sent.unknown() && !sent.isLookUp()) {
        return Optional.of("Accepted, but not by the ledger: " + sent + ", as " + taken);
      }
      return sent.lost() ? Optional.of("Allowed, but never sent: " + sent) : Optional.empty();
    }

    private void add(Instant at, String channel, Counts counts) {
      total.merge(channel, counts, Counts::plus);
      Map.Entry<Instant, Fault> strike = strikes.floorEntry(at);
      if (strike != null) {
        Objects.requireNonNull(byFault.get(strike.getValue())).merge(channel, counts, Counts::plus);
      }
    }

    private static String channel(String kind) {
      String name = kind.toLowerCase(java.util.Locale.ROOT);
      return CHANNELS.getOrDefault(name, name);
    }
  }
}
