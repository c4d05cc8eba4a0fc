package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.draw.Draw;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Draws faults by plan and seed. */
public final class Faults {
  private static final int MAX_REMEMBERED = 100_000;

  private final FaultPlan plan;
  private final long seed;
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, Integer> timesSeen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  public Faults(FaultPlan plan, long seed) {
    this.plan = plan;
    this.seed = seed;
  }

  public @Nullable Fault draw(FaultStage stage, String provider, String subject) {
    double drawn = Draw.of(seed, provider + "/" + subject).unit("fault " + stage);
    for (FaultRule rule : plan.rules()) {
      if (rule.concerns(stage, provider)) {
        drawn -= rule.rate();
        if (drawn < 0) {
          return new Fault(rule.fault(), rule.delay());
        }
      }
    }
    return null;
  }

  /**
   * What faults of a request are drawn for: its attempt and how often that was seen, so that a
   * caller who repeats a refused attempt isn't refused for ever; without an attempt, a counter.
   */
  public String subject(@Nullable String attempt) {
    if (attempt == null) {
      return "request " + requests.incrementAndGet();
    }
    synchronized (timesSeen) {
      return attempt + " " + timesSeen.merge(attempt, 1, Integer::sum);
    }
  }
}
