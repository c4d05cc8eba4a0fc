package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.Kind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Plans as JSON: {@code {"name":"lags","base":"mild","without":["READ_500"],"delayFactor":0.5,
 * "drawBy":"ATTEMPT","rules":[{"provider":"twilio","kind":"sms","sender":"+12065550100",
 * "fault":"LIST_LAG","perMille":100,"delay":"PT20S","after":"PT30S","lasting":"PT10S",
 * "limit":5}]}}. Its own rules come before those of the base. What isn't known is refused.
 */
public final class PlanJson {
  private static final Set<String> PLAN_FIELDS =
      Set.of("name", "base", "without", "delayFactor", "drawBy", "rules");
  private static final Set<String> RULE_FIELDS =
      Set.of(
          "provider",
          "kind",
          "sender",
          "fault",
          "perMille",
          "rate",
          "delay",
          "code",
          "after",
          "lasting",
          "limit");
  private static final Set<String> PROVIDERS =
      Set.of("twilio", "sendgrid", "regrid", "batchdata", "vapi", "stripe");

  private PlanJson() {}

  /**
   * @throws IllegalArgumentException naming the rule and the field
   */
  static FaultPlan read(String text) {
    try {
      return plan(Json.MAPPER.readTree(text));
    } catch (JacksonException malformed) {
      throw new IllegalArgumentException("no JSON: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static FaultPlan plan(JsonNode tree) {
    refuseUnknown(tree, PLAN_FIELDS, "the plan");
    FaultPlan base = FaultPlan.named(text(tree, "base", "none"));
    Set<FaultKind> without =
        tree.path("without").values().stream()
            .map(kind -> oneOf(FaultKind.class, kind.asString(""), "without"))
            .collect(Collectors.toSet());
    base = base.without(without).withDelaysTimes(number(tree, "delayFactor", 1));
    List<FaultRule> rules = new ArrayList<>();
    for (JsonNode rule : tree.path("rules").values()) {
      rules.add(rule(rule, "rule " + (rules.size() + 1)));
    }
    rules.addAll(base.rules());
    String drawBy = text(tree, "drawBy", FaultPlan.DrawBy.RECIPIENT.name());
    return new FaultPlan(
        text(tree, "name", "unnamed"), oneOf(FaultPlan.DrawBy.class, drawBy, "drawBy"), rules);
  }

  private static FaultRule rule(JsonNode tree, String where) {
    refuseUnknown(tree, RULE_FIELDS, where);
    try {
      FaultKind fault = oneOf(FaultKind.class, text(tree, "fault", ""), "fault");
      return new FaultRule(
          scope(tree),
          fault,
          rate(tree),
          duration(tree, "delay", Duration.ZERO),
          whole(tree, "code"),
          new FaultRule.Span(
              duration(tree, "after", Duration.ZERO), lasting(tree), whole(tree, "limit")));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(where + ": " + wrong.getMessage(), wrong);
    }
  }

  private static FaultRule.Scope scope(JsonNode tree) {
    String provider = Json.text(tree, "provider");
    if (provider != null && !PROVIDERS.contains(provider)) {
      throw new IllegalArgumentException("no provider \"" + provider + "\": " + sorted(PROVIDERS));
    }
    String kind = Json.text(tree, "kind");
    return new FaultRule.Scope(
        provider,
        kind == null ? null : oneOf(Kind.class, kind.toUpperCase(Locale.ROOT), "kind"),
        Json.text(tree, "sender"));
  }

  private static double rate(JsonNode tree) {
    if (tree.has("perMille") == tree.has("rate")) {
      throw new IllegalArgumentException("expected perMille (0 to 1000) or rate (0 to 1)");
    }
    return tree.has("rate") ? number(tree, "rate", 0) : number(tree, "perMille", 0) / 1_000;
  }

  private static void refuseUnknown(JsonNode tree, Set<String> known, String where) {
    if (!tree.isObject()) {
      throw new IllegalArgumentException(where + " must be a JSON object");
    }
    for (String field : tree.propertyNames()) {
      if (!known.contains(field)) {
        throw new IllegalArgumentException(
            where + ": unknown field \"" + field + "\"; known are " + sorted(known));
      }
    }
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String field) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          String known =
              Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
          return new IllegalArgumentException(
              field + " can't be \"" + name + "\"; known are " + known);
        });
  }

  private static String text(JsonNode tree, String field, String otherwise) {
    JsonNode value = tree.path(field);
    if (!value.isMissingNode() && !value.isString()) {
      throw new IllegalArgumentException(field + " must be a text");
    }
    return value.asString(otherwise);
  }

  private static double number(JsonNode tree, String field, double otherwise) {
    JsonNode value = tree.path(field);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw new IllegalArgumentException(field + " must be a number");
    }
    return value.asDouble(otherwise);
  }

  private static @Nullable Integer whole(JsonNode tree, String field) {
    if (!tree.has(field)) {
      return null;
    }
    if (!tree.path(field).isInt() || tree.path(field).asInt() < 1) {
      throw new IllegalArgumentException(field + " must be a whole number above 0");
    }
    return tree.path(field).asInt();
  }

  private static @Nullable Duration lasting(JsonNode tree) {
    return tree.has("lasting") ? duration(tree, "lasting", Duration.ZERO) : null;
  }

  private static Duration duration(JsonNode tree, String field, Duration otherwise) {
    if (!tree.has(field)) {
      return otherwise;
    }
    try {
      return Duration.parse(text(tree, field, ""));
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(field + " must be a duration such as PT20S", malformed);
    }
  }

  /** The plan as it can be read again, its base written out. */
  public static Map<String, @Nullable Object> write(FaultPlan plan) {
    Function<FaultRule, Map<String, @Nullable Object>> rule = PlanJson::write;
    return Json.object(
        "name", plan.name(),
        "drawBy", plan.drawBy(),
        "rules", plan.rules().stream().map(rule).toList());
  }

  private static Map<String, @Nullable Object> write(FaultRule rule) {
    FaultRule.Scope scope = rule.scope();
    FaultRule.Span span = rule.span();
    Map<String, @Nullable Object> all =
        Json.object(
            "provider", scope.provider(),
            "kind", scope.kind(),
            "sender", scope.sender(),
            "fault", rule.fault(),
            "perMille", rule.rate() * 1_000,
            "delay", rule.delay().isZero() ? null : rule.delay(),
            "code", rule.code(),
            "after", span.after().isZero() ? null : span.after(),
            "lasting", span.lasting(),
            "limit", span.limit());
    all.values().removeIf(value -> value == null);
    return all;
  }
}
