package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.condition.Condition;
import dev.drumbeat.journey.condition.ConditionFault;
import java.util.List;

/** Whether every condition compiles and names steps that exist. */
final class ConditionCheck {
  private final Draft draft;
  private final Problems problems;

  ConditionCheck(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void run() {
    String filter = draft.definition().audience().filter();
    if (filter != null) {
      condition("/audience/filter", filter);
    }
    draft
        .definition()
        .steps()
        .forEach((id, step) -> {
          String at = Source.under("/steps", id);
          switch (step) {
            case AwaitStep await -> cases(at, await.cases());
            case BranchStep branch -> cases(at, branch.cases());
            case EnrichStep s -> {}
            case TaskStep s -> {}
            case WebhookStep s -> {}
            case PaymentStep s -> {}
            case AiCallStep call -> cases(at, call.cases());
            case SmsStep s -> {}
            case EmailStep s -> {}
            case CallStep s -> {}
            case WaitStep s -> {}
            case SplitStep s -> {}
            case UpdateStep s -> {}
            case EndStep s -> {}
          }
        });
  }

  private void cases(String at, List<Case> cases) {
    for (int i = 0; i < cases.size(); i++) {
      condition(at + "/cases/" + i + "/when", cases.get(i).when());
    }
  }

  private void condition(String pointer, String cel) {
    if (cel.isBlank()) {
      return;
    }
    try {
      for (String field : Condition.compile(cel).fields()) {
        String[] path = field.split("\\.", 3);
        if (path[0].equals("steps") && path.length > 1 && !draft.declared().contains(path[1])) {
          problems.error(
              pointer,
              "UNKNOWN_STEP",
              "there is no step '" + path[1] + "'" + Suggestions.hint(path[1], draft.declared()),
              Suggestions.closest(path[1], draft.declared()).orElse(null));
        }
      }
    } catch (ConditionFault fault) {
      String where = " (line " + fault.line() + ", column " + fault.column() + " of the condition)";
      problems.error(pointer, "CONDITION", fault.getMessage() + where);
    }
  }
}
