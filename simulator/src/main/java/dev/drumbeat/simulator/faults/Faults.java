package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.draw.Draw;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Draws faults by plan and seed. A draw is a function of the seed, the rule and the occasion's
 * subject alone; only rules with a span depend on when, or on how often before.
 */
public final class Faults {
  private static final List<FaultStage> OF_A_REPLY =
      List.of(FaultStage.CALLBACK, FaultStage.INBOUND, FaultStage.LIST, FaultStage.CLOCK);

  private static final List<FaultStage> AFTER_ACCEPTANCE =
      List.of(
          FaultStage.ANSWER,
          FaultStage.DELIVERY,
          FaultStage.CALLBACK,
          FaultStage.LIST,
          FaultStage.CLOCK,
          FaultStage.PERSON);

  private final long seed;
  private final Clock clock;
  private volatile Active active;

  /** A plan in force, with how often each of its rules has struck. */
  private record Active(
      FaultPlan plan, Instant since, List<Rule> rules, AtomicIntegerArray strikes) {
    static Active of(FaultPlan plan, Instant since) {
      List<Rule> rules = new ArrayList<>();
      Map<FaultKind, Integer> seen = new EnumMap<>(FaultKind.class);
      for (FaultRule rule : plan.rules()) {
        int nth = seen.merge(rule.fault(), 1, Integer::sum);
        rules.add(new Rule(rules.size(), rule, "fault " + rule.fault() + " " + nth));
      }
      return new Active(plan, since, rules, new AtomicIntegerArray(rules.size()));
    }
  }

  /** A rule in its place. Two rules of one kind draw apart, and no rule changes another's draws. */
  private record Rule(int place, FaultRule rule, String aspect) {}

  public Faults(FaultPlan plan, long seed, Clock clock) {
    this.seed = seed;
    this.clock = clock;
    active = Active.of(plan, clock.instant());
  }

  public FaultPlan plan() {
    return active.plan();
  }

  /** From now on another plan; its spans begin now. */
  public void replace(FaultPlan plan) {
    active = Active.of(plan, clock.instant());
  }

  /** The first rule of the stage that strikes; null when none does. */
  public @Nullable Fault draw(FaultStage stage, Occasion occasion) {
    Active now = active;
    String subject = stage == FaultStage.PERSON ? occasion.person() : occasion.subject();
    Draw draw = Draw.of(seed, occasion.provider() + "/" + subject);
    for (Rule each : now.rules()) {
      FaultRule rule = each.rule();
      if (rule.fault().stage() == stage
          && rule.scope().includes(occasion)
          && draw.chance(each.aspect(), rule.rate())
          && isInForce(now, each)) {
        return new Fault(rule.fault(), rule.delay(), rule.code());
      }
    }
    return null;
  }

  private boolean isInForce(Active now, Rule each) {
    FaultRule.Span span = each.rule().span();
    Duration since = Duration.between(now.since(), clock.instant());
    Integer limit = span.limit();
    return span.covers(since)
        && (limit == null || now.strikes().getAndIncrement(each.place()) < limit);
  }

  /** All that will go wrong once this is taken. */
  public Fate fate(Occasion occasion) {
    return fate(occasion, AFTER_ACCEPTANCE);
  }

  /** All that will go wrong with telling of something that people sent. */
  public Fate fateOfReply(Occasion occasion) {
    return fate(occasion, OF_A_REPLY);
  }

  private Fate fate(Occasion occasion, List<FaultStage> stages) {
    List<Fault> faults = new ArrayList<>();
    for (FaultStage stage : stages) {
      Fault fault = draw(stage, occasion);
      if (fault != null) {
        faults.add(fault);
      }
    }
    return new Fate(occasion.subject(), faults);
  }
}
