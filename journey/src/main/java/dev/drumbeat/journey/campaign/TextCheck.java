package dev.drumbeat.journey.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether every message can be rendered, and whether a first text says how to opt out; of the texts
 * that stand in the definition, or of those that its templates bring.
 */
final class TextCheck {
  static final String OPT_OUT_WORDS = " Reply STOP to opt out.";

  private static final Pattern OPT_OUT =
      Pattern.compile("\\b(stop|unsubscribe|opt[ -]?out)\\b", Pattern.CASE_INSENSITIVE);

  private final CampaignDefinition definition;
  private final Problems problems;
  private final Vocabulary vocabulary;
  private final boolean ofTemplates;
  private final Severity severity;

  private TextCheck(
      CampaignDefinition definition, Problems problems, boolean ofTemplates, Severity severity) {
    this.definition = definition;
    this.problems = problems;
    this.vocabulary = Vocabulary.of(definition);
    this.ofTemplates = ofTemplates;
    this.severity = severity;
  }

  static TextCheck ofOwn(CampaignDefinition definition, Problems problems) {
    return new TextCheck(definition, problems, false, Severity.ERROR);
  }

  /**
   * Of what was taken from templates.
   *
   * @param severity of what makes a text of them unfit: a draft's template may yet be mended
   */
  static TextCheck ofTemplates(
      CampaignDefinition definition, Problems problems, Severity severity) {
    return new TextCheck(definition, problems, true, severity);
  }

  static boolean saysHowToOptOut(String body) {
    return OPT_OUT.matcher(body).find();
  }

  void run() {
    definition
        .steps()
        .forEach((id, step) -> {
          if (isMine(step)) {
            step(id, step);
          }
        });
    firstContact();
  }

  private boolean isMine(Step step) {
    return (TemplateTexts.of(step) != null) == ofTemplates;
  }

  /** Where a text stands: what is wrong with a template's is told where it is named. */
  private String at(String id, String field) {
    return Source.under("/steps", id) + (ofTemplates ? "/template" : "/" + field);
  }

  private void step(String id, Step step) {
    String at = Source.under("/steps", id);
    switch (step) {
      case SmsStep sms -> template(at(id, "body"), sms.body());
      case EmailStep email -> {
        template(at(id, "subject"), email.subject());
        template(at(id, "body"), email.body());
        template(at(id, "html"), email.html());
      }
      case CallStep call -> {
        template(at + "/script", call.script());
        template(at + "/message", call.message());
      }
      case AiCallStep call ->
          call.variables()
              .forEach((name, text) -> template(Source.under(at + "/variables", name), text));
      case TaskStep task -> template(at + "/title", task.title());
      case WebhookStep webhook -> template(at + "/body", webhook.body());
      case PaymentStep payment -> template(at + "/description", payment.description());
      case EnrichStep s -> {}
      case WaitStep s -> {}
      case AwaitStep s -> {}
      case BranchStep s -> {}
      case SplitStep s -> {}
      case UpdateStep s -> {}
      case EndStep s -> {}
    }
  }

  private void template(String pointer, @Nullable String source) {
    if (source != null && !source.isBlank()) {
      TextRules.check(pointer, source, vocabulary, problems);
    }
  }

  /** Each text that can be the first one of a lead has to say it. */
  private void firstContact() {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(definition.start()));
    while (!open.isEmpty()) {
      String id = open.pop();
      Step step = definition.steps().get(id);
      if (step == null || !seen.add(id)) {
        continue;
      }
      if (!(step instanceof SmsStep sms)) {
        open.addAll(Targets.of(step).values());
      } else if (isMine(sms) && !sms.body().isBlank() && !saysHowToOptOut(sms.body())) {
        problems.add(
            at(id, "body"),
            "NO_OPT_OUT_WORDS",
            severity,
            "the first text to a person says how to opt out",
            ofTemplates ? null : sms.body() + OPT_OUT_WORDS);
      } else {
        // A refused or skipped text reached nobody: what follows may be the first.
        open.addAll(afterNoText(sms));
      }
    }
  }

  private static List<String> afterNoText(SmsStep sms) {
    return Map.<String, String>copyOf(Targets.of(sms)).entrySet().stream()
        .filter(target -> target.getKey().equals("onRejected"))
        .map(Map.Entry::getValue)
        .toList();
  }
}
