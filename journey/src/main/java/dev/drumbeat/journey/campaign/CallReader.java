package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call, by script or by assistant. */
final class CallReader {
  private static final Pattern DIGIT = Pattern.compile("[0-9*#]");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");
  private static final int ID = 60;

  private final Fields fields;
  private final Problems problems;

  CallReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
  }

  Call read(int maxVisits, Retry retry, @Nullable Addressee to) {
    String otherwise = fields.optionalText("otherwise", ID);
    String next = fields.optionalText("next", ID);
    if (otherwise == null && next == null) {
      problems.error(fields.pointer("next"), "REQUIRED", "a call needs 'next' or 'otherwise'");
      next = "";
    }
    Missing missing = fields.choice("missing", Missing.class, Missing.HOLD);
    return switch (fields.choice("mode", CallMode.class, CallMode.SCRIPT)) {
      case SCRIPT -> {
        Map<String, String> gather = gather();
        yield new CallStep(
            CallMode.SCRIPT,
            fields.text("from", ID),
            fields.text("script", CampaignDefinition.BODY_LIMIT),
            gather,
            fields.choice("machine", MachineAction.class, MachineAction.HANG_UP),
            fields.optionalText("message", CampaignDefinition.BODY_LIMIT),
            onOutcome(gather),
            otherwise,
            next,
            missing,
            maxVisits,
            retry,
            to);
      }
      case AI ->
          new AiCallStep(
              fields.text("from", ID),
              fields.text("assistant", ID),
              variables(),
              Readers.cases(fields),
              onFinding(),
              otherwise,
              next,
              missing,
              maxVisits,
              retry,
              to);
    };
  }

  private Map<String, String> variables() {
    Map<String, String> variables = fields.textEntries("variables", CampaignDefinition.BODY_LIMIT);
    if (variables.size() > AiCallStep.VARIABLE_LIMIT) {
      problems.error(fields.pointer("variables"), "LENGTH", "'variables' has at most 50 entries");
    }
    for (String name : variables.keySet()) {
      if (!VARIABLE.matcher(name).matches()) {
        String at = Source.under(fields.pointer("variables"), name);
        problems.error(at, "UNKNOWN_VALUE", "a variable is a letter, then letters, digits and _");
      }
    }
    return variables;
  }

  /** An assistant may find what nobody lists beforehand; a slip of a known outcome is told. */
  private Map<String, String> onFinding() {
    Map<String, String> onOutcome = fields.textEntries("onOutcome", ID);
    for (String outcome : onOutcome.keySet()) {
      String at = Source.under(fields.pointer("onOutcome"), outcome);
      Readers.name(problems, at, outcome);
      boolean slip = Call.OUTCOMES.stream().anyMatch(o -> Suggestions.distance(o, outcome) == 1);
      if (slip) {
        unknown(at, outcome, Call.OUTCOMES);
      }
    }
    return onOutcome;
  }

  private void unknown(String at, String outcome, List<String> known) {
    problems.error(
        at,
        "UNKNOWN_VALUE",
        "a call never ends as '%s'%s".formatted(outcome, Suggestions.hint(outcome, known)),
        Suggestions.closest(outcome, known).orElse(null));
  }

  private Map<String, String> gather() {
    Map<String, String> gather = fields.textEntries("gather", ID);
    gather.forEach((digit, meaning) -> {
      String at = Source.under(fields.pointer("gather"), digit);
      if (!DIGIT.matcher(digit).matches()) {
        problems.error(at, "UNKNOWN_VALUE", "'" + digit + "' is no key of a phone");
      }
      Readers.name(problems, at, meaning);
    });
    return gather;
  }

  private Map<String, String> onOutcome(Map<String, String> gather) {
    Map<String, String> onOutcome = fields.textEntries("onOutcome", ID);
    List<String> known = new ArrayList<>(Call.OUTCOMES);
    known.addAll(gather.values());
    for (String outcome : onOutcome.keySet()) {
      if (!known.contains(outcome)) {
        unknown(Source.under(fields.pointer("onOutcome"), outcome), outcome, known);
      }
    }
    return onOutcome;
  }
}
