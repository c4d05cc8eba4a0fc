package dev.drumbeat.journey.campaign;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whether the steps hang together: every name known, every step reachable, no idle loop. */
final class GraphCheck {
  private final Draft draft;
  private final Problems problems;

  GraphCheck(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void run() {
    String start = draft.definition().start();
    if (!start.isBlank()) {
      known("/start", start);
    }
    steps()
        .forEach((id, step) ->
            Targets.of(step).forEach((field, next) -> known(at(id) + "/" + field, next)));
    if (draft.complete() && steps().containsKey(start)) {
      unreachable(reachable(start));
    }
    loops();
  }

  private Map<String, Step> steps() {
    return draft.definition().steps();
  }

  private void known(String pointer, String target) {
    if (!draft.declared().contains(target)) {
      problems.error(
          pointer,
          "UNKNOWN_STEP",
          "there is no step '" + target + "'" + Suggestions.hint(target, draft.declared()),
          Suggestions.closest(target, draft.declared()).orElse(null));
    }
  }

  private void unreachable(Set<String> reached) {
    for (String id : steps().keySet()) {
      if (!reached.contains(id)) {
        problems.error(at(id), "UNREACHABLE_STEP", "nothing leads to step '" + id + "'");
      }
    }
  }

  /** A loop that no wait interrupts does nothing but run into its limit, or press a person. */
  private void loops() {
    Set<String> reported = new LinkedHashSet<>();
    for (String id : steps().keySet()) {
      if (reported.contains(id)) {
        continue;
      }
      if (returns(id, this::takesNoTime)) {
        Set<String> loop = loop(id, this::takesNoTime);
        reported.addAll(loop);
        String message = "an endless loop without a wait: " + String.join(", ", loop);
        problems.error(at(id), "LOOP_WITHOUT_WAIT", message);
      } else if (steps().get(id).maxVisits() == 1 && returns(id, any -> true)) {
        String message =
            "step '%s' is in a loop and may be entered once: the second time fails the lead";
        problems.warning(at(id), "LOOP_WITHOUT_VISITS", message.formatted(id), "maxVisits");
      }
    }
  }

  private boolean takesNoTime(String id) {
    return switch (steps().get(id)) {
      // A date comes once: the second time round it has passed.
      case WaitStep wait -> wait.until() != null && !(wait.until() instanceof Until.OfDay);
      case PaymentStep payment -> payment.term() == null;
      case TaskStep task -> false;
      case AwaitStep await -> false;
      case null -> true;
      case Step other -> true;
    };
  }

  private boolean returns(String id, Predicate<String> through) {
    return through.test(id) && from(targets(id), through).contains(id);
  }

  private Set<String> loop(String id, Predicate<String> through) {
    Set<String> loop = new LinkedHashSet<>(List.of(id));
    for (String other : from(targets(id), through)) {
      if (from(targets(other), through).contains(id)) {
        loop.add(other);
      }
    }
    return loop;
  }

  private Set<String> reachable(String start) {
    return from(List.of(start), any -> true);
  }

  private Set<String> from(Collection<String> starts, Predicate<String> through) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      String id = open.pop();
      if (steps().containsKey(id) && through.test(id) && seen.add(id)) {
        open.addAll(targets(id));
      }
    }
    return seen;
  }

  private Collection<String> targets(String id) {
    Step step = steps().get(id);
    return step == null ? List.of() : Targets.of(step).values();
  }

  private static String at(String id) {
    return Source.under("/steps", id);
  }
}
