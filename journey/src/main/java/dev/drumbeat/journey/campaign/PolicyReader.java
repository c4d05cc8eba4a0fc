package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.time.LocalWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads who is enrolled and by which limits. */
final class PolicyReader {
  private PolicyReader() {}

  static Optional<Audience> audience(Fields audience) {
    String list = audience.optionalText("list", 100);
    String filter = audience.optionalText("filter", 2_000);
    List<String> ids = audience.texts("propertyIds", 100_000, 100);
    boolean api = audience.raw("api").map(value -> value.booleanValue(false)).orElse(false);
    if (audience.has("api") && !api) {
      audience
          .problems()
          .error(audience.pointer("api"), "UNKNOWN_VALUE", "'api' is true or absent");
    }
    audience.close();
    if (Audience.given(list, filter, ids, api) != 1) {
      String message = "an audience is exactly one of 'list', 'filter', 'propertyIds' and 'api'";
      audience.problems().error(audience.pointer(), "REQUIRED", message);
      return Optional.empty();
    }
    return Optional.of(new Audience(list, filter, ids, api));
  }

  static Enroll enroll(Fields enroll) {
    Per per = enroll.choice("per", Per.class, Enroll.DEFAULT.per());
    Reentry reentry = reentry(enroll);
    enroll.close();
    return new Enroll(per, reentry);
  }

  private static Reentry reentry(Fields enroll) {
    String text = enroll.optionalText("reentry", 60);
    String at = enroll.pointer("reentry");
    if (text == null || text.equals("NEVER")) {
      return new Reentry.Never();
    }
    if (text.equals("ALWAYS")) {
      return new Reentry.Always();
    }
    if (text.startsWith("AFTER ")) {
      return enroll
          .duration(at, text.substring("AFTER ".length()))
          .<Reentry>map(Reentry.After::new)
          .orElse(new Reentry.Never());
    }
    enroll
        .problems()
        .error(at, "UNKNOWN_VALUE", "'" + text + "' is none of NEVER, ALWAYS, AFTER P90D");
    return new Reentry.Never();
  }

  static Policy policy(Fields policy) {
    Optional<LocalWindow> window = policy.object("window").flatMap(PolicyReader::window);
    List<Cap> caps = new ArrayList<>();
    for (Map.Entry<String, JsonNode> element : policy.elements("caps", 20).entrySet()) {
      Fields.of(element.getValue(), element.getKey(), policy.problems())
          .ifPresent(cap -> caps.add(cap(cap)));
    }
    Pace pace = policy.object("pace").map(PolicyReader::pace).orElse(null);
    Money budget = policy.object("budget").flatMap(PolicyReader::budget).orElse(null);
    boolean trackLinks = policy.flag("trackLinks");
    policy.close();
    return new Policy(window.orElse(null), caps, pace, budget, trackLinks);
  }

  private static Optional<LocalWindow> window(Fields window) {
    var days = Readers.days(window);
    Optional<LocalTime> from = Readers.time(window, "from");
    Optional<LocalTime> to = Readers.time(window, "to");
    window.close();
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      String message = "the window never opens: 'from' is before 'to', on one day";
      window.problems().error(window.pointer(), "WINDOW_NEVER_OPENS", message);
      return Optional.empty();
    }
    return Optional.of(new LocalWindow(days, from.get(), to.get()));
  }

  private static Cap cap(Fields cap) {
    Per per = cap.requiredChoice("per", Per.class);
    if (!cap.has("atMost")) {
      cap.problems().error(cap.pointer("atMost"), "REQUIRED", "'atMost' is missing");
    }
    int atMost = cap.integer("atMost", 1, 1_000, 1);
    Duration within = cap.requiredDuration("within");
    cap.close();
    return new Cap(per, atMost, within);
  }

  private static Optional<Money> budget(Fields budget) {
    Optional<Money> money = Readers.money(budget);
    budget.close();
    return money;
  }

  private static Pace pace(Fields pace) {
    if (!pace.has("perMinute")) {
      pace.problems().error(pace.pointer("perMinute"), "REQUIRED", "'perMinute' is missing");
    }
    int perMinute = pace.integer("perMinute", 1, Pace.MOST, 1);
    Pace.Ramp ramp = pace.object("ramp").map(each -> ramp(each, perMinute)).orElse(null);
    pace.close();
    return new Pace(perMinute, ramp);
  }

  private static Pace.Ramp ramp(Fields ramp, int perMinute) {
    if (!ramp.has("start")) {
      ramp.problems().error(ramp.pointer("start"), "REQUIRED", "'start' is missing");
    }
    int start = ramp.integer("start", 1, Pace.MOST, 1);
    if (start > perMinute) {
      String message = "a ramp starts at most at 'perMinute', " + perMinute;
      ramp.problems().error(ramp.pointer("start"), "RANGE", message);
    }
    Duration over = ramp.requiredDuration("over");
    ramp.close();
    return new Pace.Ramp(start, over);
  }

  static List<ExitRule> exitOn(Fields definition) {
    List<ExitRule> rules = new ArrayList<>();
    for (Map.Entry<String, JsonNode> element : definition.elements("exitOn", 20).entrySet()) {
      Fields.of(element.getValue(), element.getKey(), definition.problems())
          .ifPresent(rule -> exitRule(rule).ifPresent(rules::add));
    }
    return rules;
  }

  private static Optional<ExitRule> exitRule(Fields rule) {
    String event = rule.text("event", 60);
    Scope scope = rule.choice("scope", Scope.class, Scope.ENROLLMENT);
    rule.close();
    return Readers.event(rule.problems(), rule.pointer("event"), event)
        .map(type -> new ExitRule(type, scope));
  }

  static Optional<Goal> goal(Fields goal) {
    String event = goal.text("event", 60);
    Duration within = goal.duration("within");
    goal.close();
    return Readers.event(goal.problems(), goal.pointer("event"), event)
        .map(type -> new Goal(type, within));
  }
}
