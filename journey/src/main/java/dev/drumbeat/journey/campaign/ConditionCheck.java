package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.condition.Condition;
import dev.drumbeat.journey.condition.ConditionFault;
import java.util.List;

/** Whether every condition compiles and names steps that exist. */
final class ConditionCheck {
  private static final List<String> WITHOUT_EVENT =
      Condition.ROOTS.stream().filter(root -> !root.equals("event")).toList();

  private final Draft draft;
  private final Problems problems;
  private final Vocabulary vocabulary;

  ConditionCheck(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.vocabulary = Vocabulary.of(draft.definition());
  }

  void run() {
    String filter = draft.definition().audience().filter();
    if (filter != null) {
      condition("/audience/filter", filter, List.of("property"));
    }
    draft
        .definition()
        .steps()
        .forEach((id, step) -> {
          String at = Source.under("/steps", id);
          switch (step) {
            case AwaitStep await -> cases(at, await.cases(), Condition.ROOTS);
            case BranchStep branch -> cases(at, branch.cases(), WITHOUT_EVENT);
            case EnrichStep s -> {}
            case TaskStep s -> {}
            case WebhookStep s -> {}
            case PaymentStep s -> {}
            case AiCallStep call -> cases(at, call.cases(), Condition.ROOTS);
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

  private void cases(String at, List<Case> cases, List<String> roots) {
    for (int i = 0; i < cases.size(); i++) {
      condition(at + "/cases/" + i + "/when", cases.get(i).when(), roots);
    }
  }

  private void condition(String pointer, String cel, List<String> roots) {
    if (cel.isBlank()) {
      return;
    }
    try {
      Condition.compile(cel).fields().forEach(field -> named(pointer, field, roots));
    } catch (ConditionFault fault) {
      String where = " (line " + fault.line() + ", column " + fault.column() + " of the condition)";
      problems.error(pointer, "CONDITION", fault.getMessage() + where);
    }
  }

  private void named(String pointer, String field, List<String> roots) {
    String[] path = field.split("\\.", 3);
    if (!roots.contains(path[0])) {
      String message = "a condition here knows %s, not '%s', and never holds";
      String known = String.join(", ", roots);
      problems.warning(pointer, "UNKNOWN_NAME", message.formatted(known, path[0]), null);
    } else if (path[0].equals("steps")) {
      step(pointer, path);
    } else {
      vocabulary.warn(pointer, field, problems);
    }
  }

  private void step(String pointer, String[] path) {
    if (path.length > 1 && !draft.declared().contains(path[1])) {
      problems.error(
          pointer,
          "UNKNOWN_STEP",
          "there is no step '" + path[1] + "'" + Suggestions.hint(path[1], draft.declared()),
          Suggestions.closest(path[1], draft.declared()).orElse(null));
    } else if (path.length > 2 && !path[2].equals("outcome")) {
      String fix = "steps." + path[1] + ".outcome";
      String message = "of a step 'outcome' is known, not '" + path[2] + "'";
      problems.error(pointer, "UNKNOWN_NAME", message, fix);
    }
  }
}
