package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the templates that steps name are there, and say what the steps may send. */
final class TemplateCheck {
  private final Inventory inventory;
  private final Severity severity;
  private final Problems problems;

  TemplateCheck(Inventory inventory, Severity severity, Problems problems) {
    this.inventory = inventory;
    this.severity = severity;
    this.problems = problems;
  }

  /** A text has one place where it is edited. */
  static void notBoth(CampaignDefinition definition, Problems problems) {
    definition
        .steps()
        .forEach((id, step) -> {
          for (String field : ownTexts(step)) {
            problems.error(
                Source.under("/steps", id) + "/" + field,
                "TEXT_AND_TEMPLATE",
                "'" + field + "' comes from the template: a step has its own text or a template");
          }
        });
  }

  private static List<String> ownTexts(Step step) {
    return switch (step) {
      case SmsStep sms when sms.template() != null ->
          sms.body().isEmpty() ? List.of() : List.of("body");
      case EmailStep email when email.template() != null -> {
        Map<String, Boolean> given =
            Map.of(
                "subject", !email.subject().isEmpty(),
                "body", !email.body().isEmpty(),
                "html", email.html() != null);
        yield given.keySet().stream().filter(given::get).sorted().toList();
      }
      case Step other -> List.of();
    };
  }

  void run(CampaignDefinition definition) {
    definition
        .steps()
        .forEach((id, step) -> {
          String at = Source.under("/steps", id) + "/template";
          switch (step) {
            case SmsStep sms when sms.template() != null -> named(at, sms.template(), Channel.SMS);
            case EmailStep email when email.template() != null ->
                named(at, email.template(), Channel.EMAIL);
            case Step other -> {}
          }
        });
    TextCheck.ofTemplates(TemplateTexts.taken(definition, inventory), problems, severity).run();
  }

  private void named(String pointer, TemplateUse use, Channel channel) {
    Map<String, Channel> known = inventory.templates();
    Channel its = known.get(use.name());
    if (its == null) {
      Set<String> fitting =
          known.entrySet().stream()
              .filter(each -> each.getValue() == channel)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
      Optional<String> meant = Suggestions.closest(use.name(), fitting);
      String message =
          "there is no published template '%s'%s"
              .formatted(use.name(), Suggestions.hint(use.name(), fitting));
      problems.add(pointer, "UNKNOWN_TEMPLATE", severity, message, meant.orElse(null));
    } else if (its != channel) {
      String message = "the template '%s' is of channel %s".formatted(use.name(), its.json());
      problems.add(pointer, "TEMPLATE_CHANNEL", severity, message, null);
    } else if (inventory.template(use).isEmpty()) {
      String message = "the template '%s' has no version %d".formatted(use.name(), use.version());
      problems.add(pointer, "UNKNOWN_TEMPLATE", severity, message, null);
    }
  }
}
