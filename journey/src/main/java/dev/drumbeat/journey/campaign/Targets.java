package dev.drumbeat.journey.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a step can go on, by the field that says so, relative to the step. */
final class Targets {
  private final Map<String, String> byField = new LinkedHashMap<>();

  private Targets() {}

  static Map<String, String> of(Step step) {
    Targets targets = new Targets();
    switch (step) {
      case EnrichStep s -> targets.add("next", s.next()).add("onMiss", s.onMiss());
      case SmsStep s ->
          targets
              .add("next", s.next())
              .add("onRejected", s.onRejected())
              .add("onUndelivered", s.onUndelivered());
      case EmailStep s ->
          targets
              .add("next", s.next())
              .add("onRejected", s.onRejected())
              .add("onBounced", s.onBounced());
      case Call s -> {
        if (s instanceof AiCallStep assistant) {
          targets.cases(assistant.cases());
        }
        targets.outcomes(s.onOutcome()).add("otherwise", s.otherwise()).add("next", s.next());
      }
      case TaskStep s -> {
        targets.outcomes(s.onOutcome()).add("next", s.next()).add("onTimeout", s.onTimeout());
      }
      case WebhookStep s -> targets.add("next", s.next()).add("onRejected", s.onRejected());
      case PaymentStep s -> {
        if (s.term() != null) {
          targets.add("onPaid", s.term().onPaid()).add("onTimeout", s.term().onTimeout());
        }
        targets.add("next", s.next()).add("onRejected", s.onRejected());
      }
      case WaitStep s -> targets.add("next", s.next());
      case AwaitStep s ->
          targets.cases(s.cases()).add("otherwise", s.otherwise()).add("onTimeout", s.onTimeout());
      case BranchStep s -> targets.cases(s.cases()).add("otherwise", s.otherwise());
      case SplitStep s -> {
        s.arms()
            .forEach((name, arm) -> targets.add(Source.under("arms", name) + "/next", arm.next()));
        targets.add("holdout/next", s.holdout() == null ? null : s.holdout().next());
      }
      case UpdateStep s -> targets.add("next", s.next());
      case EndStep s -> {}
    }
    return targets.byField;
  }

  private Targets add(String field, @Nullable String target) {
    if (target != null && !target.isBlank()) {
      byField.put(field, target);
    }
    return this;
  }

  private Targets outcomes(Map<String, String> onOutcome) {
    onOutcome.forEach((outcome, next) -> add(Source.under("onOutcome", outcome), next));
    return this;
  }

  private Targets cases(List<Case> cases) {
    for (int i = 0; i < cases.size(); i++) {
      add("cases/" + i + "/next", cases.get(i).next());
    }
    return this;
  }
}
