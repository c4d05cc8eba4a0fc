package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the steps that wait for what a person does: a task, a payment. */
final class PersonStepReader {
  private static final int ID = 60;
  private static final Money STAND_IN = new Money(BigDecimal.ONE, Money.DOLLARS);

  private final Fields fields;
  private final Problems problems;

  PersonStepReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
  }

  TaskStep task(int maxVisits) {
    List<String> outcomes = fields.texts("outcomes", TaskStep.OUTCOME_LIMIT, ID);
    for (int i = 0; i < outcomes.size(); i++) {
      Readers.name(problems, fields.pointer("outcomes") + "/" + i, outcomes.get(i));
    }
    if (outcomes.isEmpty()) {
      String message = "'outcomes' names at least one answer, such as DONE";
      problems.error(fields.pointer("outcomes"), "REQUIRED", message);
    }
    return new TaskStep(
        fields.text("title", TaskStep.TITLE_LIMIT),
        fields.optionalText("assignee", 100),
        outcomes,
        onOutcome(outcomes),
        fields.text("next", ID),
        fields.requiredDuration("timeout"),
        fields.text("onTimeout", ID),
        fields.choice("missing", Missing.class, Missing.HOLD),
        maxVisits);
  }

  private Map<String, String> onOutcome(List<String> outcomes) {
    Map<String, String> onOutcome = fields.textEntries("onOutcome", ID);
    for (String outcome : onOutcome.keySet()) {
      if (!outcomes.contains(outcome)) {
        problems.error(
            Source.under(fields.pointer("onOutcome"), outcome),
            "UNKNOWN_VALUE",
            "'%s' is none of 'outcomes'%s".formatted(outcome, Suggestions.hint(outcome, outcomes)),
            Suggestions.closest(outcome, outcomes).orElse(null));
      }
    }
    return onOutcome;
  }

  PaymentStep payment(int maxVisits, Retry retry) {
    boolean byPrice = fields.has("price");
    if (byPrice == (fields.has("amount") || fields.has("currency"))) {
      String message = "a payment has either 'amount' and 'currency', or 'price'";
      problems.error(fields.pointer(), "REQUIRED", message);
    }
    String price = fields.optionalText("price", 100);
    Optional<Money> amount = byPrice ? Optional.empty() : Readers.money(fields);
    PaymentStep.Term wait = wait(fields.has("next"));
    String saveAs = Readers.saveAs(fields);
    String next = fields.optionalText("next", ID);
    return new PaymentStep(
        byPrice ? null : amount.orElse(STAND_IN),
        byPrice ? String.valueOf(price) : null,
        fields.text("description", PaymentStep.DESCRIPTION_LIMIT),
        saveAs == null ? PaymentStep.DEFAULT_SAVE_AS : saveAs,
        wait,
        wait != null ? null : String.valueOf(next),
        fields.optionalText("onRejected", ID),
        fields.choice("missing", Missing.class, Missing.HOLD),
        maxVisits,
        retry);
  }

  /** All three fields of a wait, or none and 'next'. */
  private PaymentStep.@Nullable Term wait(boolean goesOn) {
    boolean waits = fields.has("onPaid") | fields.has("timeout") | fields.has("onTimeout");
    if (waits == goesOn) {
      String message = "a payment either waits ('onPaid', 'timeout', 'onTimeout') or has 'next'";
      problems.error(fields.pointer(), "REQUIRED", message);
    }
    return waits
        ? new PaymentStep.Term(
            fields.text("onPaid", ID),
            fields.requiredDuration("timeout"),
            fields.text("onTimeout", ID))
        : null;
  }
}
