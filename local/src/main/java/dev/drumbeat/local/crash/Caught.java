package dev.drumbeat.local.crash;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many effects, webhooks or transactions were at each point in the moment of a fault.
 *
 * @param atPoints by the fault that aims at the point
 */
public record Caught(Map<Fault, Long> atPoints) {
  public static final Caught NOTHING = new Caught(Map.of());

  public Caught {
    atPoints = Map.copyOf(atPoints);
  }

  public long at(Fault point) {
    return atPoints.getOrDefault(point, 0L);
  }

  /** Both together. */
  public Caught plus(Caught other) {
    Map<Fault, Long> sum = new EnumMap<>(Fault.class);
    sum.putAll(atPoints);
    other.atPoints.forEach((point, n) -> sum.merge(point, n, Long::sum));
    return new Caught(sum);
  }
}
