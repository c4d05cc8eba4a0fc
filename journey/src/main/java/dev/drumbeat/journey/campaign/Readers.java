package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.Days;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values that stand in more than one place of a definition. */
final class Readers {
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

  private Readers() {}

  static List<Channel> channels(Fields fields) {
    List<String> known = Arrays.stream(Channel.values()).map(Channel::json).toList();
    List<Channel> channels = new ArrayList<>();
    List<String> texts = fields.texts("channels", 20, 60);
    for (int i = 0; i < texts.size(); i++) {
      int index = known.indexOf(texts.get(i));
      if (index >= 0) {
        channels.add(Channel.values()[index]);
      } else {
        fields
            .problems()
            .error(
                fields.pointer("channels") + "/" + i,
                "UNKNOWN_VALUE",
                "'%s' is none of %s%s"
                    .formatted(
                        texts.get(i),
                        String.join(", ", known),
                        Suggestions.hint(texts.get(i), known)),
                Suggestions.closest(texts.get(i), known).orElse(null));
      }
    }
    if (texts.isEmpty()) {
      fields
          .problems()
          .error(
              fields.pointer("channels"), "REQUIRED", "'channels' names at least one of " + known);
    }
    return channels;
  }

  /** {@code "MON-FRI"} or a list; every day when it is absent. */
  static Set<DayOfWeek> days(Fields fields) {
    JsonNode value = fields.raw("days").orElse(null);
    if (value == null) {
      return Days.ALL;
    }
    List<String> parts =
        value.isString() ? List.of(value.stringValue()) : fields.texts("days", 7, 60);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : parts) {
      try {
        days.addAll(Days.parse(part));
      } catch (IllegalArgumentException e) {
        fields
            .problems()
            .error(fields.pointer("days"), "UNKNOWN_VALUE", String.valueOf(e.getMessage()));
      }
    }
    if (days.isEmpty() && parts.isEmpty()) {
      fields.problems().error(fields.pointer("days"), "WINDOW_NEVER_OPENS", "'days' names no day");
    }
    return days.isEmpty() ? Days.ALL : days;
  }

  static Optional<LocalTime> time(Fields fields, String name) {
    String text = fields.text(name, 60);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (TIME.matcher(text).matches()) {
        return Optional.of(LocalTime.parse(text));
      }
    } catch (DateTimeParseException e) {
      fields.problems().error(fields.pointer(name), "RANGE", "'" + text + "' is no time of day");
      return Optional.empty();
    }
    fields
        .problems()
        .error(
            fields.pointer(name), "WRONG_TYPE", "'" + text + "' is no time; write such as 09:30");
    return Optional.empty();
  }

  static Optional<EventType> event(Problems problems, String pointer, String name) {
    Optional<EventType> known = EventType.known(name).or(() -> EventType.own(name));
    if (known.isEmpty() && !name.isBlank()) {
      unknown(problems, pointer, name, EventType.BUILT_IN.stream().map(EventType::name).toList());
    }
    return known;
  }

  private static void unknown(Problems problems, String pointer, String name, List<String> known) {
    String hint = Suggestions.hint(name, known);
    String own = "; a name of your own is 3 to 50 capitals, digits and _";
    problems.error(
        pointer,
        "UNKNOWN_EVENT",
        "there is no event '" + name + "'" + (hint.isEmpty() ? own : hint),
        Suggestions.closest(name, known).orElse(null));
  }

  static List<EventType> events(Fields fields) {
    List<EventType> events = new ArrayList<>();
    List<String> names = fields.texts("events", 20, 60);
    for (int i = 0; i < names.size(); i++) {
      event(fields.problems(), fields.pointer("events") + "/" + i, names.get(i))
          .ifPresent(events::add);
    }
    if (names.isEmpty()) {
      fields
          .problems()
          .error(fields.pointer("events"), "REQUIRED", "'events' names at least one event");
    }
    return events;
  }

  static List<Case> cases(Fields fields) {
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, JsonNode> element : fields.elements("cases", 50).entrySet()) {
      Fields.of(element.getValue(), element.getKey(), fields.problems())
          .ifPresent(each -> {
            cases.add(new Case(each.text("when", 2_000), each.text("next", 60)));
            each.close();
          });
    }
    return cases;
  }

  /** {@code amount}, as text or number, and {@code currency}. */
  static Optional<Money> money(Fields fields) {
    JsonNode value = fields.raw("amount").orElse(null);
    if (value == null) {
      fields.problems().error(fields.pointer("amount"), "REQUIRED", "'amount' is missing");
    }
    String currency = fields.text("currency", 60);
    if (!currency.isEmpty() && !currency.equals(Money.DOLLARS)) {
      fields
          .problems()
          .error(fields.pointer("currency"), "UNKNOWN_VALUE", "amounts are in USD", Money.DOLLARS);
    }
    return value == null
        ? Optional.empty()
        : amount(fields, value).map(amount -> new Money(amount, Money.DOLLARS));
  }

  private static Optional<BigDecimal> amount(Fields fields, JsonNode value) {
    String text = value.isString() ? value.stringValue() : value.toString();
    String at = fields.pointer("amount");
    if (!AMOUNT.matcher(text).matches()) {
      fields.problems().error(at, "WRONG_TYPE", "'amount' is such as \"250.00\"");
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(text);
    if (amount.signum() == 0 || amount.compareTo(Money.MOST) > 0) {
      fields.problems().error(at, "RANGE", "'amount' is more than 0 and at most " + Money.MOST);
      return Optional.empty();
    }
    return Optional.of(amount);
  }

  static @Nullable String saveAs(Fields fields) {
    String path = fields.optionalText("saveAs", 120);
    if (path != null && !path.isBlank() && !StepReader.FIELD.matcher(path).matches()) {
      String message = "'" + path + "' is no field; write such as enrollment.crm";
      fields.problems().error(fields.pointer("saveAs"), "UNKNOWN_FIELD", message);
    }
    return path;
  }

  static void name(Problems problems, String at, String name) {
    if (!name.isBlank() && !NAME.matcher(name).matches()) {
      problems.error(at, "UNKNOWN_VALUE", "'" + name + "' is no name in capitals, such as OPT_OUT");
    }
  }
}
