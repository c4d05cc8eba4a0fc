package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Source.Unreadable;
import dev.drumbeat.journey.time.Days;
import dev.drumbeat.journey.time.LocalWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON of a definition: every default written out, so that a stored version means the
 * same when a default has changed.
 */
public final class CampaignJson {
  private CampaignJson() {}

  public static String write(CampaignDefinition definition) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", definition.name());
    definition.channels().stream().map(Channel::json).forEach(json.putArray("channels")::add);
    audience(json.putObject("audience"), definition.audience());
    json.putObject("enroll")
        .put("per", definition.enroll().per().name())
        .put("reentry", reentry(definition.enroll().reentry()));
    json.put("isolation", definition.isolation().name());
    json.put("priority", definition.priority().name());
    policy(json.putObject("policy"), definition.policy());
    ArrayNode exits = json.putArray("exitOn");
    for (ExitRule rule : definition.exitOn()) {
      exits.addObject().put("event", rule.event().name()).put("scope", rule.scope().name());
    }
    goal(json, definition.goal());
    json.put("start", definition.start());
    ObjectNode steps = json.putObject("steps");
    definition.steps().forEach((id, step) -> StepWriter.write(steps.putObject(id), step));
    return json.toString();
  }

  /**
   * Reads what {@link #write} wrote. What only makes no sense (an unknown step, a bad condition) is
   * not looked for again.
   *
   * @throws IllegalArgumentException when it isn't a definition
   */
  public static CampaignDefinition read(String canonicalJson) {
    try {
      Source source = Source.read(canonicalJson, Format.JSON);
      Problems problems = new Problems(source.places());
      CampaignDefinition definition =
          Fields.of(source.root(), "", problems)
              .map(fields -> DefinitionReader.read(fields).definition())
              .orElse(null);
      List<Problem> found = problems.list();
      if (definition == null || problems.hasErrors()) {
        throw new IllegalArgumentException("not a definition: " + found);
      }
      return definition;
    } catch (Unreadable e) {
      throw new IllegalArgumentException("not a definition: " + e.getMessage(), e);
    }
  }

  private static void audience(ObjectNode json, Audience audience) {
    if (audience.list() != null) {
      json.put("list", audience.list());
    } else if (audience.filter() != null) {
      json.put("filter", audience.filter());
    } else if (audience.api()) {
      json.put("api", true);
    } else {
      audience.propertyIds().forEach(json.putArray("propertyIds")::add);
    }
  }

  private static String reentry(Reentry reentry) {
    return switch (reentry) {
      case Reentry.Never() -> "NEVER";
      case Reentry.Always() -> "ALWAYS";
      case Reentry.After(var gap) -> "AFTER " + Durations.format(gap);
    };
  }

  private static void policy(ObjectNode json, Policy policy) {
    LocalWindow window = policy.window();
    if (window != null) {
      json.putObject("window")
          .put("days", Days.format(window.days()))
          .put("from", window.from().toString())
          .put("to", window.to().toString());
    }
    ArrayNode caps = json.putArray("caps");
    for (Cap cap : policy.caps()) {
      caps.addObject()
          .put("per", cap.per().name())
          .put("atMost", cap.atMost())
          .put("within", Durations.format(cap.within()));
    }
    if (policy.pace() != null) {
      pace(json.putObject("pace"), policy.pace());
    }
    if (policy.budget() != null) {
      json.putObject("budget")
          .put("amount", policy.budget().amount().toPlainString())
          .put("currency", policy.budget().currency());
    }
    json.put("trackLinks", policy.trackLinks());
  }

  private static void pace(ObjectNode json, Pace pace) {
    json.put("perMinute", pace.perMinute());
    if (pace.ramp() != null) {
      json.putObject("ramp")
          .put("start", pace.ramp().start())
          .put("over", Durations.format(pace.ramp().over()));
    }
  }

  private static void goal(ObjectNode json, @Nullable Goal goal) {
    if (goal != null) {
      ObjectNode written = json.putObject("goal").put("event", goal.event().name());
      if (goal.within() != null) {
        written.put("within", Durations.format(goal.within()));
      }
    }
  }
}
