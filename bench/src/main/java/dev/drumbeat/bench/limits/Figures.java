package dev.drumbeat.bench.limits;

import dev.drumbeat.bench.limits.PacedRuns.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured. */
record Figures(List<Round> rounds, Duration lowered, Duration raised) {
  /**
   * A run under three limits.
   *
   * @param binding which of them it was
   */
  record Round(String binding, Limits limits, Arrivals arrivals) {
    double share() {
      return arrivals.rate() / limits.binding();
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-8s binds at %5.1f/s: %5.2f/s accepted (%5.1f %%), %d at most in any second",
          binding,
          limits.binding(),
          arrivals.rate(),
          100 * share(),
          arrivals.mostInASecond());
    }

    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("binding", binding);
      json.put("limitPerSecond", limits.binding());
      json.put("acceptedPerSecond", arrivals.rate());
      json.put("share", share());
      json.put("mostInASecond", arrivals.mostInASecond());
      json.put("accepted", arrivals.at().size());
      return json;
    }
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(rounds.stream().map(Round::line).toList());
    lines.add(
        String.format(
            Locale.ROOT,
            "A lowered limit was exceeded for %.2f s after its answer; a raised one was used up"
                + " after %.2f s",
            seconds(lowered),
            seconds(raised)));
    return lines;
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("rounds", rounds.stream().map(Round::json).toList());
    json.put("loweredExceededSeconds", seconds(lowered));
    json.put("raisedAfterSeconds", seconds(raised));
    return json;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
