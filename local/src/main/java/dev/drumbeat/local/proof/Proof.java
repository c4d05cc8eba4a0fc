package dev.drumbeat.local.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers' log against the ledger, for one run.
 *
 * @param accepted acceptances of the run in the log, by kind
 * @param inLedger attempts of the run that the ledger has as accepted
 * @param repeated acceptances that the ledger holds for lost, by two empty reads, and whose effect
 *     it then had by another attempt: policy allows that, and it is told, but nothing is missing
 * @param duplicates acceptances of an effect that was accepted before, where no policy allowed it
 * @param missing what else one of the two has accepted and the other hasn't
 */
public record Proof(
    Map<String, Long> accepted,
    long inLedger,
    long repeated,
    List<String> duplicates,
    List<String> missing) {
  public Proof {
    accepted = Map.copyOf(accepted);
    duplicates = List.copyOf(duplicates);
    missing = List.copyOf(missing);
  }

  /** Compares; the ledger's attempts are those of all runs, as the log has them all too. */
  public static Proof of(List<Acceptance> log, List<Attempt> ledger) {
    Map<String, Attempt> attempts = new HashMap<>();
    ledger.forEach(attempt -> attempts.put(attempt.id(), attempt));
    List<Acceptance> ofRun = log.stream().filter(each -> concernsRun(attempts, each)).toList();
    Map<String, Long> accepted = new TreeMap<>();
    ofRun.forEach(each -> accepted.merge(each.kind(), 1L, Long::sum));
    Set<String> had = new HashSet<>();
    ledger.stream().filter(Attempt::accepted).forEach(each -> had.add(each.effect()));
    return new Proof(
        accepted,
        ledger.stream().filter(each -> each.ofRun() && each.accepted()).count(),
        ofRun.stream().filter(each -> isRepeated(find(attempts, each), had)).count(),
        duplicates(attempts, ofRun),
        missing(attempts, ofRun, had));
  }

  public boolean holds() {
    return duplicates.isEmpty() && missing.isEmpty();
  }

  public long total() {
    return accepted.values().stream().mapToLong(Long::longValue).sum();
  }

  // What no run knows of concerns every run.
  private static boolean concernsRun(Map<String, Attempt> attempts, Acceptance acceptance) {
    Attempt attempt = find(attempts, acceptance);
    return attempt == null || attempt.ofRun();
  }

  private static List<String> duplicates(Map<String, Attempt> attempts, List<Acceptance> log) {
    List<String> duplicates = new ArrayList<>();
    Map<String, List<Acceptance>> before = new HashMap<>();
    for (Acceptance acceptance : log) {
      List<Acceptance> earlier =
          before.computeIfAbsent(effect(attempts, acceptance), effect -> new ArrayList<>());
      if (earlier.stream().anyMatch(each -> !allowsAnother(attempts, each, acceptance))) {
        duplicates.add(acceptance + " after " + earlier.getFirst());
      }
      earlier.add(acceptance);
    }
    return duplicates;
  }

  private static boolean allowsAnother(
      Map<String, Attempt> attempts, Acceptance earlier, Acceptance later) {
    Attempt first = find(attempts, earlier);
    Attempt second = find(attempts, later);
    return first != null && second != null && first.foundNowhere() && second.n() > first.n();
  }

  private static String effect(Map<String, Attempt> attempts, Acceptance acceptance) {
    Attempt attempt = find(attempts, acceptance);
    if (attempt != null) {
      return attempt.effect();
    }
    return acceptance.effect() == null ? acceptance.id() : acceptance.effect();
  }

  private static boolean isRepeated(@Nullable Attempt attempt, Set<String> had) {
    return attempt != null
        && !attempt.accepted()
        && attempt.foundNowhere()
        && had.contains(attempt.effect());
  }

  private static List<String> missing(
      Map<String, Attempt> attempts, List<Acceptance> log, Set<String> had) {
    List<String> missing = new ArrayList<>();
    Set<String> inLog = new HashSet<>();
    for (Acceptance acceptance : log) {
      Attempt attempt = find(attempts, acceptance);
      if (attempt == null) {
        missing.add("Not in the ledger: " + acceptance);
      } else if (inLog.add(attempt.id()) && !attempt.accepted() && !isRepeated(attempt, had)) {
        missing.add("Accepted, but not by the ledger: " + attempt);
      }
    }
    attempts.values().stream()
        .filter(each -> each.ofRun() && each.accepted() && !inLog.contains(each.id()))
        .forEach(each -> missing.add("Accepted by the ledger only: " + each));
    return missing;
  }

  private static @Nullable Attempt find(Map<String, Attempt> attempts, Acceptance acceptance) {
    return acceptance.attempt() == null ? null : attempts.get(acceptance.attempt());
  }
}
