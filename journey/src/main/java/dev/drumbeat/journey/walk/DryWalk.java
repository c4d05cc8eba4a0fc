package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Call;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Goal;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.gate.SendingHours;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Ending;
import dev.drumbeat.journey.machine.EventFact;
import dev.drumbeat.journey.machine.ExitRules;
import dev.drumbeat.journey.machine.Machine;
import dev.drumbeat.journey.machine.Move;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Trigger;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.preview.StepPreview;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.time.Whereabouts;
import dev.drumbeat.journey.walk.DryRun.Script;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One dry run, from trigger to trigger until it ends or halts. */
final class DryWalk {
  private static final String LINK = "https://pay.example.com/link";

  private final CompiledJourney journey;
  private final WalkedLead lead;
  private final Whereabouts whereabouts;
  private final Instant start;
  private final Script script;
  private final Stops stops;
  private final PriorityQueue<EventFact> coming =
      new PriorityQueue<>(Comparator.comparing(EventFact::at).thenComparing(EventFact::id));
  private Instant now;
  private Move last;
  private long events;
  private boolean goalReached;
  private @Nullable Ending ending;
  private @Nullable String halt;

  DryWalk(
      CompiledJourney journey,
      WalkedLead lead,
      Whereabouts whereabouts,
      Instant start,
      Script script) {
    this.journey = journey;
    this.lead = lead;
    this.whereabouts = whereabouts;
    this.start = start;
    this.script = script;
    this.stops = new Stops(journey.definition(), lead.zone());
    this.now = start;
    Position position = Machine.start(journey.definition()).dueAt(start);
    this.last = new Move(position, null, List.of(), List.of(), List.of());
  }

  DryRun run() {
    for (AssumedEvent event : script.assumptions().sinceTheStart()) {
      comes(event, start, Map.of());
    }
    move(new Trigger.Entered());
    for (int moves = 1; ending == null && halt == null; moves++) {
      if (moves == DryRun.MOVE_LIMIT) {
        halt = "Not at an end after " + DryRun.MOVE_LIMIT + " moves.";
      } else {
        next();
      }
    }
    return new DryRun(stops.list(), ending, halt, now, stops.costMicros());
  }

  private void next() {
    Position at = last.next();
    if (at.phase() == Phase.READY && at.work() != Work.JOURNEY) {
      act(at, (EffectStep) journey.definition().step(at.step()));
      return;
    }
    Instant due = Objects.requireNonNull(at.dueAt(), "a lead that stands has a due time");
    EventFact first = coming.peek();
    if (first != null && !first.at().isAfter(due)) {
      hear(coming.remove());
    } else {
      pass(due);
      move(new Trigger.TimeCame());
      boolean held = samePlace(at, last.next()) && last.notes().isEmpty();
      if (held && ending == null) {
        halt = "'" + at.step() + "' holds: the lead has no date to wait for.";
      }
    }
  }

  /** Its own wait takes an event first; then the campaign's rules for an end. */
  private void hear(EventFact event) {
    pass(event.at());
    lead.hears(event);
    move(new Trigger.EventsCame());
    goal(event);
    if (ending == null && !last.consumed().contains(event.id())) {
      ending =
          ExitRules.matching(journey.definition(), event)
              .map(rule -> ExitRules.ending(rule, event))
              .orElse(null);
    }
  }

  /** Once, and in time; it is an event of its own, that may end journeys. */
  private void goal(EventFact event) {
    Goal goal = journey.definition().goal();
    if (goal == null || goalReached || !goal.event().equals(event.type())) {
      return;
    }
    if (goal.within() == null || !now.isAfter(start.plus(goal.within()))) {
      goalReached = true;
      coming.add(new EventFact(++events, EventType.GOAL, now, Map.of("by", event.type().name())));
    }
  }

  private void act(Position at, EffectStep step) {
    Instant open = opening(step).orElse(null);
    StepPreview preview = StepPreview.of(journey, at.step(), lead.facts().forTemplates());
    if (open == null) {
      halt = "No hour of a fortnight is open for '" + at.step() + "'.";
      return;
    }
    pass(open);
    stops.acted(last, now, preview.fields());
    Missing missing = missing(step);
    if (!preview.missingFields().isEmpty() && missing == Missing.HOLD) {
      halt = "'%s' holds: the lead has no %s.".formatted(at.step(), preview.missingFields());
      return;
    }
    boolean skips = !preview.missingFields().isEmpty() && missing == Missing.SKIP;
    EffectOutcome outcome =
        skips ? EffectOutcome.SKIPPED : script.assumptions().outcome(at.step(), step);
    lead.forgets();
    charge(at, step, outcome, preview);
    Object saved = step instanceof PaymentStep && outcome == EffectOutcome.ACCEPTED ? LINK : null;
    move(new Trigger.EffectEnded(outcome, null, saved));
  }

  private void charge(Position at, EffectStep step, EffectOutcome outcome, StepPreview preview) {
    if (outcome == EffectOutcome.ACCEPTED || outcome == EffectOutcome.HIT) {
      int units = step instanceof EnrichStep enrich ? enrich.products().size() : preview.units();
      stops.cost(at.step(), at.visit(), now, script.prices().micros(step, units));
    }
  }

  private Optional<Instant> opening(EffectStep step) {
    return channel(step)
        .map(channel ->
            SendingHours.firstOpen(
                whereabouts, channel, journey.definition().policy().window(), now))
        .orElse(Optional.of(now));
  }

  private static Optional<Channel> channel(EffectStep step) {
    return switch (step) {
      case SmsStep s -> Optional.of(Channel.SMS);
      case EmailStep s -> Optional.of(Channel.EMAIL);
      case Call s -> Optional.of(Channel.VOICE);
      case EnrichStep s -> Optional.empty();
      case TaskStep s -> Optional.empty();
      case WebhookStep s -> Optional.empty();
      case PaymentStep s -> Optional.empty();
    };
  }

  private static Missing missing(EffectStep step) {
    return switch (step) {
      case SmsStep s -> s.missing();
      case EmailStep s -> s.missing();
      case Call s -> s.missing();
      case TaskStep s -> s.missing();
      case WebhookStep s -> s.missing();
      case PaymentStep s -> s.missing();
      case EnrichStep s -> Missing.EMPTY;
    };
  }

  private void move(Trigger trigger) {
    Position before = last.next();
    last = Machine.move(journey, before, trigger, lead.facts(), now);
    stops.passed(last, now);
    lead.consumes(last.consumed());
    lead.updates(last.updates());
    ending = last.ending();
    boolean arrived = !before.equals(last.next());
    if (ending == null && arrived) {
      await(before, last.next());
    }
  }

  /** What is assumed of a wait begins when the lead begins to wait. */
  private void await(Position before, Position at) {
    boolean began = !samePlace(before, at);
    if (began && at.phase() == Phase.WAITING) {
      script.assumptions().at(at.step()).forEach(event -> comes(event, now, Map.of()));
    } else if (began && at.phase() == Phase.AWAITING_OUTCOME) {
      EffectStep step = (EffectStep) journey.definition().step(at.step());
      Map<String, Object> cause = Map.of("step", at.step(), "visit", at.visit());
      script.assumptions().at(at.step(), step).forEach(event -> comes(event, now, cause));
    }
  }

  private static boolean samePlace(Position one, Position other) {
    return one.step().equals(other.step())
        && one.visit() == other.visit()
        && one.phase() == other.phase();
  }

  private void comes(AssumedEvent event, Instant from, Map<String, Object> cause) {
    Map<String, Object> data = new HashMap<>(event.data());
    data.putAll(cause);
    coming.add(new EventFact(++events, event.type(), from.plus(event.after()), data));
  }

  /** Time never runs back: what is overdue happens now. */
  private void pass(Instant to) {
    now = to.isAfter(now) ? to : now;
  }
}
