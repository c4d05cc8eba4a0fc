package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether every message can be rendered, and whether a first text says how to opt out. */
final class TextCheck {
  static final String OPT_OUT_WORDS = " Reply STOP to opt out.";

  private static final List<String> ROOTS = List.of("contact", "owner", "property", "enrollment");
  private static final Pattern OPT_OUT =
      Pattern.compile("\\b(stop|unsubscribe|opt[ -]?out)\\b", Pattern.CASE_INSENSITIVE);

  private final CampaignDefinition definition;
  private final Problems problems;
  private final Vocabulary vocabulary;

  TextCheck(CampaignDefinition definition, Problems problems) {
    this.definition = definition;
    this.problems = problems;
    this.vocabulary = Vocabulary.of(definition);
  }

  static boolean saysHowToOptOut(String body) {
    return OPT_OUT.matcher(body).find();
  }

  void run() {
    definition.steps().forEach(this::step);
    firstContact();
  }

  private void step(String id, Step step) {
    String at = Source.under("/steps", id);
    switch (step) {
      case SmsStep sms -> template(at + "/body", sms.body());
      case EmailStep email -> {
        template(at + "/subject", email.subject());
        template(at + "/body", email.body());
        template(at + "/html", email.html());
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
    if (source == null || source.isBlank()) {
      return;
    }
    try {
      Template template = Template.compile(source);
      template.fields().forEach(field -> named(pointer, field));
      template
          .overLimit()
          .ifPresent(
              fault -> problems.error(pointer, "TEMPLATE", String.valueOf(fault.getMessage())));
    } catch (TemplateFault fault) {
      String where = fault.line() == null ? "" : " (line " + fault.line() + " of the text)";
      problems.error(pointer, "TEMPLATE", fault.getMessage() + where);
    }
  }

  private void named(String pointer, String field) {
    String root = field.split("\\.", 2)[0];
    if (ROOTS.contains(root)) {
      vocabulary.warn(pointer, field, problems);
      return;
    }
    problems.error(
        pointer,
        "UNKNOWN_NAME",
        "a message knows %s, not '%s'%s"
            .formatted(String.join(", ", ROOTS), root, Suggestions.hint(root, ROOTS)),
        Suggestions.closest(root, ROOTS).orElse(null));
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
      } else if (!sms.body().isBlank() && !saysHowToOptOut(sms.body())) {
        problems.error(
            Source.under("/steps", id) + "/body",
            "NO_OPT_OUT_WORDS",
            "the first text to a person says how to opt out",
            sms.body() + OPT_OUT_WORDS);
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
