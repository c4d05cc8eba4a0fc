package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.List;

/** What is asked of any Liquid text that is sent to a lead, wherever it is kept. */
final class TextRules {
  private static final List<String> ROOTS = List.of("contact", "owner", "property", "enrollment");

  private TextRules() {}

  static void check(String pointer, String source, Vocabulary vocabulary, Problems problems) {
    try {
      Template template = Template.compile(source);
      template.fields().forEach(field -> named(pointer, field, vocabulary, problems));
      template
          .overLimit()
          .ifPresent(
              fault -> problems.error(pointer, "TEMPLATE", String.valueOf(fault.getMessage())));
    } catch (TemplateFault fault) {
      String where = fault.line() == null ? "" : " (line " + fault.line() + " of the text)";
      problems.error(pointer, "TEMPLATE", fault.getMessage() + where);
    }
  }

  private static void named(
      String pointer, String field, Vocabulary vocabulary, Problems problems) {
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
}
