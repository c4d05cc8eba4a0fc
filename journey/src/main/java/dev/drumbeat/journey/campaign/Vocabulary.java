package dev.drumbeat.journey.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields that leads are known to have: the built-in ones, and those that the definition itself
 * sets. Imports may bring any other, so that only what looks like a slip is told.
 */
final class Vocabulary {
  private static final Map<String, List<String>> BUILT_IN =
      Map.of(
          "property",
          List.of(
              "id",
              "name",
              "address",
              "city",
              "state",
              "zip",
              "parcel",
              "type",
              "area",
              "year_built",
              "tags"),
          "owner",
          List.of("id", "name", "first_name", "last_name", "mail_address", "tags"),
          "contact",
          List.of("id", "first_name", "last_name", "tags"),
          "enrollment",
          List.of("id"),
          "local",
          List.of("hour", "minute", "weekday", "date", "zone"));

  private final Map<String, Set<String>> fields = new HashMap<>();

  private Vocabulary() {}

  /** What any campaign's lead has; what its own steps set is not known here. */
  static Vocabulary ofLeads() {
    Vocabulary vocabulary = new Vocabulary();
    BUILT_IN.forEach((entity, names) -> vocabulary.fields.put(entity, new TreeSet<>(names)));
    return vocabulary;
  }

  static Vocabulary of(CampaignDefinition definition) {
    Vocabulary vocabulary = ofLeads();
    for (Step step : definition.steps().values()) {
      switch (step) {
        case UpdateStep update -> update.set().keySet().forEach(vocabulary::learn);
        case WebhookStep webhook -> vocabulary.learn(webhook.saveAs());
        case PaymentStep payment -> vocabulary.learn(payment.saveAs());
        case Step other -> {}
      }
    }
    return vocabulary;
  }

  private void learn(@Nullable String path) {
    if (path != null && path.indexOf('.') > 0) {
      String[] parts = path.split("\\.", 2);
      fields.computeIfAbsent(parts[0], entity -> new TreeSet<>()).add(parts[1]);
    }
  }

  /** Of a field such as {@code property.aera}. */
  void warn(String pointer, String field, Problems problems) {
    String[] path = field.split("\\.", 3);
    Set<String> known = path.length < 2 ? null : fields.get(path[0]);
    if (known == null || known.contains(path[1])) {
      return;
    }
    if (path[0].equals("local")) {
      String message = "'local' has " + String.join(", ", known) + Suggestions.hint(path[1], known);
      problems.error(pointer, "UNKNOWN_NAME", message, fix(path[0], path[1], known).orElse(null));
      return;
    }
    fix(path[0], path[1], known)
        .ifPresent(meant -> {
          String message = "no lead is known to have '%s'; did you mean '%s'?";
          problems.warning(pointer, "UNKNOWN_NAME", message.formatted(field, meant), meant);
        });
  }

  private static Optional<String> fix(String entity, String name, Set<String> known) {
    return Suggestions.closest(name, known).map(meant -> entity + "." + meant);
  }
}
