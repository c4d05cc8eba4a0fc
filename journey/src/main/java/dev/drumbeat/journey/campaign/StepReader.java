package dev.drumbeat.journey.campaign;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads one step. The compiler lists here what a new kind of step needs. */
final class StepReader {
  static final List<String> TYPES =
      List.of(
          "enrich", "sms", "email", "call", "wait", "await", "branch", "split", "update", "webhook",
          "payment", "task", "end");

  static final Pattern FIELD =
      Pattern.compile("(property|owner|contact|enrollment)\\.[A-Za-z_][A-Za-z0-9_]{0,59}");
  private static final int ID = 60;

  private final Fields fields;
  private final Problems problems;
  private final EffectStepReader effects;

  private StepReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
    this.effects = new EffectStepReader(fields);
  }

  static Optional<Step> read(Fields fields) {
    String type = fields.text("type", ID);
    StepReader reader = new StepReader(fields);
    Optional<Step> step = reader.byType(type);
    if (step.isPresent()) {
      fields.close();
    }
    return step;
  }

  private Optional<Step> byType(String type) {
    return switch (type) {
      case "enrich" -> Optional.of(effects.enrich());
      case "sms" -> Optional.of(effects.sms());
      case "email" -> Optional.of(effects.email());
      case "call" -> Optional.of(effects.call());
      case "wait" -> Optional.of(pause());
      case "await" -> Optional.of(await());
      case "branch" -> Optional.of(branch());
      case "split" -> Optional.of(SplitReader.read(fields, maxVisits()));
      case "update" -> Optional.of(update());
      case "webhook" -> Optional.of(effects.webhook());
      case "payment" -> Optional.of(effects.payment());
      case "task" -> Optional.of(new PersonStepReader(fields).task(maxVisits()));
      case "end" -> Optional.of(end());
      default -> unknown(type);
    };
  }

  private Optional<Step> unknown(String type) {
    if (!type.isBlank()) {
      problems.error(
          fields.pointer("type"),
          "UNKNOWN_STEP_TYPE",
          "there is no step type '" + type + "'" + Suggestions.hint(type, TYPES),
          Suggestions.closest(type, TYPES).orElse(null));
    }
    return Optional.empty();
  }

  private WaitStep pause() {
    boolean isFor = fields.has("for");
    boolean isUntil = fields.has("until");
    boolean isDate =
        fields.object("until").filter(u -> u.has("date") || u.has("field")).isPresent();
    if (isFor == isUntil) {
      problems.error(fields.pointer(), "REQUIRED", "a wait has one of 'for' and 'until'");
    }
    Duration duration = fields.duration("for");
    Until until = fields.object("until").flatMap(UntilReader::read).orElse(null);
    Overdue overdue =
        fields
            .object("overdue")
            .map(each -> overdue(each, isUntil && !isDate))
            .orElse(Overdue.SEND);
    WhilePaused paused = fields.choice("whilePaused", WhilePaused.class, WhilePaused.RUN);
    String next = fields.text("next", ID);
    boolean both = (duration == null) == (until == null);
    return both
        ? new WaitStep(Duration.ofDays(1), null, overdue, paused, next, maxVisits())
        : new WaitStep(duration, until, overdue, paused, next, maxVisits());
  }

  private Overdue overdue(Fields overdue, boolean hasNext) {
    Duration skipAfter = overdue.duration("skipAfter");
    Duration shiftAfter = overdue.duration("shiftAfter");
    if (!overdue.has("skipAfter") && !overdue.has("shiftAfter")) {
      problems.error(
          overdue.pointer(),
          "REQUIRED",
          "overdue has one of 'skipAfter' and 'shiftAfter', or both");
    }
    if (overdue.has("shiftAfter") && !hasNext) {
      problems.error(
          overdue.pointer("shiftAfter"),
          "UNSUPPORTED",
          "only a wait 'until' a time of day can be shifted to the next one");
    }
    overdue.close();
    return new Overdue(skipAfter, shiftAfter);
  }

  private AwaitStep await() {
    return new AwaitStep(
        Readers.events(fields),
        fields.requiredDuration("timeout"),
        Readers.cases(fields),
        fields.text("otherwise", ID),
        fields.text("onTimeout", ID),
        maxVisits());
  }

  private BranchStep branch() {
    List<Case> cases = Readers.cases(fields);
    if (cases.isEmpty()) {
      problems.error(fields.pointer("cases"), "REQUIRED", "a branch has at least one case");
    }
    return new BranchStep(cases, fields.text("otherwise", ID), maxVisits());
  }

  private UpdateStep update() {
    Map<String, Object> set = new LinkedHashMap<>();
    fields
        .object("set")
        .ifPresent(entries ->
            entries
                .names()
                .forEach(key ->
                    scalar(entries.pointer(key), key, entries.raw(key))
                        .ifPresent(value -> set.put(key, value))));
    List<String> tags = fields.texts("tags", 20, ID);
    return new UpdateStep(set, tags, fields.text("next", ID), maxVisits());
  }

  private Optional<Object> scalar(String at, String key, Optional<JsonNode> value) {
    if (!FIELD.matcher(key).matches()) {
      problems.error(
          at,
          "UNKNOWN_FIELD",
          "'" + key + "' is no field; write such as enrollment.stage, property.class");
    }
    Object scalar =
        switch (value.orElse(null)) {
          case null -> null;
          case JsonNode text when text.isString() -> text.stringValue();
          case JsonNode truth when truth.isBoolean() -> truth.booleanValue();
          case JsonNode whole when whole.isIntegralNumber() && whole.canConvertToLong() ->
              whole.longValue();
          case JsonNode number when number.isNumber() -> number.doubleValue();
          default -> null;
        };
    if (scalar == null || scalar.toString().length() > 500) {
      problems.error(at, "WRONG_TYPE", "a field is set to a text, a number, true or false");
    }
    return Optional.ofNullable(scalar);
  }

  private EndStep end() {
    String outcome = fields.optionalText("outcome", ID);
    if (outcome == null) {
      return new EndStep("COMPLETED");
    }
    Readers.name(problems, fields.pointer("outcome"), outcome);
    return new EndStep(outcome);
  }

  private int maxVisits() {
    return fields.integer("maxVisits", 1, CampaignDefinition.VISIT_LIMIT, 1);
  }
}
