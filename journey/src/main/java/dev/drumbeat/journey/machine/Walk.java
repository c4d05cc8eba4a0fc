package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.AiCallStep;
import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CallStep;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.SplitStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.machine.Note.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One move of one lead, from a position until something has to be waited for. */
final class Walk {
  /** Far above what a journey of 200 steps needs; a loop that never waits ends here. */
  private static final int IMMEDIATE_LIMIT = 200;

  private final CompiledJourney journey;
  private final int visit;
  private final LeadFacts facts;
  private final Instant now;
  private final Trail trail;
  private final Knowledge knowledge;
  private final Waits waits;

  Walk(CompiledJourney journey, Position from, LeadFacts facts, Instant now) {
    this.journey = journey;
    this.visit = from.visit();
    this.facts = facts;
    this.now = now;
    this.trail = new Trail(journey.definition(), from);
    this.knowledge = new Knowledge(facts, trail.outcomes(), now);
    this.waits = new Waits(trail, knowledge, facts.zone(), now);
  }

  Move begin() {
    return settle();
  }

  Move effectEnded(EffectStep effect, Trigger.EffectEnded end) {
    Turn turn = Turns.after(effect, end.outcome());
    trail.outcome(turn.outcome());
    keep(effect, end.saved());
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("outcome", end.outcome().name());
    if (end.code() != null) {
      inputs.put("code", end.code());
    }
    if (end.outcome() == EffectOutcome.ACCEPTED && Turns.awaitsReport(effect)) {
      trail.note(Kind.EFFECT, "Accepted; waits for its report.", "accepted", inputs);
      // A callback may come before the send's own answer.
      return reported(effect).orElseGet(() -> trail.awaitingOutcome(now.plus(Turns.limit(effect))));
    }
    String summary = sentence(end.outcome()) + to(turn.next());
    trail.note(Kind.EFFECT, summary, turn.rule(), inputs);
    return go(turn.next());
  }

  private void keep(EffectStep effect, @Nullable Object saved) {
    String path =
        switch (effect) {
          case WebhookStep webhook -> webhook.saveAs();
          case PaymentStep payment -> payment.saveAs();
          case EffectStep other -> null;
        };
    if (path != null && saved != null) {
      trail.update(new FieldUpdate(FieldUpdate.Kind.SET, path, saved));
      knowledge.set(path, saved);
    }
  }

  /** On by a report among the unconsumed events, if there is one for this step and visit. */
  Optional<Move> reported(EffectStep effect) {
    for (EventFact event : facts.unconsumed()) {
      Optional<Turn> turn = ours(event) ? Turns.after(effect, event) : Optional.empty();
      if (turn.isPresent()) {
        trail.consume(event);
        trail.outcome(turn.get().outcome());
        Optional<String> found = found(effect, event);
        if (found.isPresent()) {
          return Optional.of(go(found.get()));
        }
        String summary = "Reported " + turn.get().outcome() + to(turn.get().next());
        trail.note(Kind.EVENT, summary, turn.get().rule(), inputs(event));
        return Optional.of(go(turn.get().next()));
      }
    }
    return Optional.empty();
  }

  /** Where the first case of an assistant's call leads that its end fulfils. */
  private Optional<String> found(EffectStep effect, EventFact event) {
    if (!(effect instanceof AiCallStep call) || call.cases().isEmpty()) {
      return Optional.empty();
    }
    Choice choice = Choice.among(journey, call.cases(), "", knowledge.with(event));
    if (choice.next().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> inputs = new LinkedHashMap<>(choice.inputs());
    inputs.putAll(inputs(event));
    trail.note(Kind.BRANCH, choice.summary() + to(choice.next()), choice.rule(), inputs);
    return Optional.of(choice.next());
  }

  Move unreported(EffectStep effect) {
    Turn turn = Turns.unreported(effect);
    trail.outcome(turn.outcome());
    String summary = "No report came in time" + to(turn.next());
    trail.note(Kind.WAIT, summary, turn.rule(), Map.of("limit", Turns.limit(effect).toString()));
    return go(turn.next());
  }

  /** On after a wait, by what its step says of ends that are long past. */
  Move waited(WaitStep wait, Instant due) {
    return switch (waits.ended(wait, due)) {
      case Waits.Over() -> go(wait.next());
      case Waits.Stale(var inputs) -> passOver(wait.next(), inputs);
      case Waits.Again(var then) -> trail.waiting(then);
    };
  }

  /** What has become stale is not sent; where no effect follows, there is nothing to skip. */
  private Move passOver(String next, Map<String, Object> inputs) {
    if (!(journey.definition().step(next) instanceof EffectStep effect)) {
      return go(next);
    }
    String summary = "Ended long ago; skips '" + next + "'.";
    trail.note(Kind.WAIT, summary, "overdue/skipAfter", inputs);
    if (!trail.enter(next)) {
      return trail.ended();
    }
    Turn turn = Turns.after(effect, EffectOutcome.SKIPPED);
    trail.outcome(turn.outcome());
    trail.note(Kind.EFFECT, "Skipped" + to(turn.next()), turn.rule(), inputs);
    return go(turn.next());
  }

  /** On by the first unconsumed event that the step awaits, if there is one. */
  Optional<Move> arrived(AwaitStep await) {
    for (EventFact event : facts.unconsumed()) {
      if (await.events().contains(event.type()) && !trail.hasConsumed(event)) {
        trail.consume(event);
        trail.outcome(event.type().name());
        trail.note(Kind.EVENT, event.type() + " came.", "events", inputs(event));
        return Optional.of(go(choose(await.cases(), await.otherwise(), event)));
      }
    }
    return Optional.empty();
  }

  Move timedOut(AwaitStep await) {
    trail.outcome("TIMEOUT");
    String summary = "None of " + await.events() + " came in time" + to(await.onTimeout());
    trail.note(Kind.WAIT, summary, "onTimeout", Map.of("timeout", await.timeout().toString()));
    return go(await.onTimeout());
  }

  private Move go(String next) {
    return trail.enter(next) ? settle() : trail.ended();
  }

  /** Runs through immediate steps until one has to be waited for. */
  private Move settle() {
    for (int i = 0; i < IMMEDIATE_LIMIT; i++) {
      Optional<Move> settled =
          switch (journey.definition().step(trail.step())) {
            case EnrichStep s -> Optional.of(trail.ready(Work.ENRICH, now));
            case SmsStep s -> Optional.of(trail.ready(Work.SMS, now));
            case EmailStep s -> Optional.of(trail.ready(Work.EMAIL, now));
            case CallStep s -> Optional.of(trail.ready(Work.CALL, now));
            case AiCallStep s -> Optional.of(trail.ready(Work.AI_CALL, now));
            case TaskStep s -> Optional.of(trail.ready(Work.TASK, now));
            case WebhookStep s -> Optional.of(trail.ready(Work.WEBHOOK, now));
            case PaymentStep s -> Optional.of(trail.ready(Work.PAYMENT, now));
            case WaitStep wait -> open(wait);
            case AwaitStep await -> Optional.of(open(await));
            case BranchStep branch -> passed(choose(branch.cases(), branch.otherwise(), null));
            case SplitStep split -> drawn(split);
            case UpdateStep update -> passed(updated(update));
            case EndStep end -> Optional.of(end(end));
          };
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    String reason = "More than " + IMMEDIATE_LIMIT + " steps without a wait.";
    trail.fail(trail.step(), reason, "immediateLimit", Map.of("limit", IMMEDIATE_LIMIT));
    return trail.ended();
  }

  private Optional<Move> passed(String next) {
    return trail.enter(next) ? Optional.empty() : Optional.of(trail.ended());
  }

  private Optional<Move> open(WaitStep wait) {
    Optional<Instant> due = waits.open(wait);
    return due.isPresent() ? due.map(trail::waiting) : passed(wait.next());
  }

  private Move open(AwaitStep await) {
    Optional<Move> already = arrived(await);
    if (already.isPresent()) {
      return already.get();
    }
    Instant due = now.plus(await.timeout());
    String summary = "Waits for " + await.events() + ", at most " + await.timeout() + ".";
    trail.note(Kind.WAIT, summary, "events", Map.of("due", due.toString()));
    return trail.waiting(due);
  }

  private String choose(List<Case> cases, String otherwise, @Nullable EventFact event) {
    Choice choice = Choice.among(journey, cases, otherwise, knowledge.with(event));
    String summary = choice.summary() + to(choice.next());
    trail.note(Kind.BRANCH, summary, choice.rule(), choice.inputs());
    return choice.next();
  }

  /** A lead that isn't stored yet has no id: it stays at its split until its first own move. */
  private Optional<Move> drawn(SplitStep split) {
    Object id = facts.enrollment().get("id");
    if (id == null) {
      return Optional.of(trail.ready(Work.JOURNEY, now));
    }
    Draw draw = Draw.of(split, id.toString(), trail.step());
    Map<String, Object> weights = new LinkedHashMap<>();
    split.all().forEach((name, arm) -> weights.put(name, arm.weight()));
    trail.outcome(draw.arm());
    String summary = "Takes the arm '" + draw.arm() + "' of " + weights + to(draw.next());
    Map<String, Object> inputs =
        Map.of("arm", draw.arm(), "drawn", draw.drawn(), "weights", weights);
    trail.note(Kind.BRANCH, summary, "arms/" + draw.arm(), inputs);
    return passed(draw.next());
  }

  private String updated(UpdateStep update) {
    update
        .set()
        .forEach((path, value) -> {
          trail.update(new FieldUpdate(FieldUpdate.Kind.SET, path, value));
          knowledge.set(path, value);
        });
    update
        .tags()
        .forEach(tag -> {
          trail.update(new FieldUpdate(FieldUpdate.Kind.TAG, tag, null));
          knowledge.tag(facts.tagged(), tag);
        });
    Map<String, Object> inputs = new LinkedHashMap<>(update.set());
    inputs.put("tags", update.tags());
    trail.note(Kind.UPDATE, "Updated" + to(update.next()), "next", inputs);
    return update.next();
  }

  private Move end(EndStep end) {
    trail.end(end.outcome());
    return trail.ended();
  }

  /** An event that a step caused counts for that step and visit only. */
  private boolean ours(EventFact event) {
    Object causedBy = event.data().get("step");
    Object causedIn = event.data().get("visit");
    return (causedBy == null || causedBy.equals(trail.step()))
        && (!(causedIn instanceof Number number) || number.intValue() == visit);
  }

  private static Map<String, Object> inputs(EventFact event) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("event", event.id());
    inputs.put("type", event.type().name());
    inputs.put("at", event.at().toString());
    return inputs;
  }

  private static String sentence(EffectOutcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> "Accepted by the provider";
      case REJECTED -> "Refused by the provider";
      case SKIPPED -> "Skipped";
      case ABANDONED -> "Left unknown by the provider";
      case HIT -> "Found";
      case MISS -> "Not found";
    };
  }

  private static String to(String next) {
    return "; on to '" + next + "'.";
  }
}
