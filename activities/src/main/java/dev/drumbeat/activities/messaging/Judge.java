package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.LimiterStore;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.gate.Decision;
import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.gate.Gate;
import dev.drumbeat.journey.gate.Rule;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Passes each lead of a chunk through the gate, renders what it may send, and reserves slots. */
final class Judge {
  /** A slot that has passed is lost: many used late together would exceed the sender's rate. */
  private static final Duration SLOT_KEEPS = Duration.ofSeconds(2);

  /** Where slots are this far apart, one that begins before its request is ready would be seen. */
  private static final Duration SLOW = Duration.ofMillis(50);

  /** What lies between a claim and its first request, mostly. */
  private static final Duration LEAD = Duration.ofMillis(200);

  /** Calls last a minute or so: when one of many ends is asked about often. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  private final DSLContext tx;
  private final CohortContext context;
  private final Reaches reaches;
  private final GateReadings readings;

  Judge(DSLContext tx, Reaches reaches, GateReadings readings) {
    this.tx = tx;
    this.context = reaches.context();
    this.reaches = reaches;
    this.readings = readings;
  }

  List<Judged> judge(List<Lead> leads, Map<Long, Intent> planned) {
    var judged = new ArrayList<Judged>();
    for (Lead lead : leads) {
      judged.add(judge(lead, planned.get(lead.id())));
    }
    return reserve(
        reaches.outreach() == Outreach.AI_CALL
            ? new AssistantLines(tx, context, readings).grant(judged)
            : judged);
  }

  private Judged judge(Lead lead, @Nullable Intent planned) {
    GateStore.Point point = readings.point(lead);
    GateStore.Sender sender = readings.sender(lead);
    Content content =
        point == null || sender == null || !context.running()
            ? null
            : Content.of(context.journey(), reaches.step(lead), lead, point.value(), sender);
    long most = content == null ? 0 : content.mostMicros(reaches.outreach());
    Decision decision = Gate.decide(readings.facts(send(lead, planned, most)));
    if (decision.outcome() != Outcome.DENIED && point != null && !isAddress(point)) {
      return new Judged(lead, planned, noNumber(), null, null);
    }
    if (!decision.allowed() || content == null) {
      return new Judged(lead, planned, decision, null, null);
    }
    if (!content.missing().isEmpty() || !content.fault().isEmpty()) {
      return new Judged(lead, planned, unrendered(lead, content), null, null);
    }
    if (planned == null) {
      readings.count(lead, most);
    }
    return new Judged(lead, planned, decision, content, null);
  }

  private GateReadings.Send send(Lead lead, @Nullable Intent planned, long most) {
    return new GateReadings.Send(lead, context.time().businessNow(), planned, most, false);
  }

  private boolean isAddress(GateStore.Point point) {
    return reaches.outreach().pointKind() != PointKind.PHONE
        || PhoneNumbers.isPossible(point.value());
  }

  /** Until a person has mended it: no provider could tell more of it. */
  private static Decision noNumber() {
    return new Decision(
        Outcome.DEFERRED,
        Rule.BAD_DATA,
        "What the contact has for a phone can be no number",
        Map.of("channelNeeds", "a phone number"),
        null,
        null);
  }

  private Decision unrendered(Lead lead, Content content) {
    boolean skip = Outreach.missingOf(reaches.step(lead)) == Missing.SKIP;
    String reason =
        content.fault().isEmpty()
            ? "The lead lacks " + String.join(", ", content.missing())
            : "The template failed: " + content.fault();
    return new Decision(
        skip ? Outcome.DENIED : Outcome.DEFERRED,
        Rule.MISSING_FIELD,
        reason,
        Map.of("missing", List.copyOf(content.missing())),
        null,
        null);
  }

  private List<Judged> reserve(List<Judged> all) {
    List<Judged> judged = withFreeLines(all);
    Map<GateStore.Sender, Iterator<Instant>> slots = new HashMap<>();
    judged.stream()
        .filter(j -> j.decision().allowed() && !keepsSlot(j))
        .map(j -> Objects.requireNonNull(readings.sender(j.lead())))
        .forEach(sender -> slots.computeIfAbsent(sender, s -> slotsFor(s, judged)));
    return judged.stream().map(j -> withSlot(j, slots)).toList();
  }

  /** No more calls than the account may have open besides those that are; the others ask again. */
  private List<Judged> withFreeLines(List<Judged> judged) {
    var result = new ArrayList<Judged>();
    int begun = 0;
    for (Judged each : judged) {
      GateStore.Sender sender = readings.sender(each.lead());
      Integer free = sender == null ? null : sender.freeCalls();
      if (free == null || !each.decision().allowed()) {
        result.add(each);
      } else {
        result.add(begun < free ? each : each.but(callsBusy()));
        begun++;
      }
    }
    return result;
  }

  private Decision callsBusy() {
    return new Decision(
        Outcome.DEFERRED,
        Rule.CALLS_BUSY,
        "As many calls are open as the provider's account may have",
        Map.of("askAgainSeconds", BUSY.toSeconds()),
        context.time().businessNow().plus(BUSY),
        null);
  }

  private Judged withSlot(Judged judged, Map<GateStore.Sender, Iterator<Instant>> slots) {
    if (!judged.decision().allowed()) {
      return judged;
    }
    if (keepsSlot(judged)) {
      return judged.at(Objects.requireNonNull(judged.planned()).slotAt());
    }
    Iterator<Instant> own =
        Objects.requireNonNull(slots.get(Objects.requireNonNull(readings.sender(judged.lead()))));
    if (!own.hasNext()) {
      return judged.but(noSlot());
    }
    Instant slot = own.next();
    Instant business = Objects.requireNonNull(context.time().business(slot));
    Instant openUntil = judged.decision().openUntil();
    if (openUntil != null && !business.isBefore(openUntil)) {
      Decision then =
          Gate.decide(
              readings.facts(
                  new GateReadings.Send(
                      judged.lead(), business, judged.planned(), 0, judged.planned() == null)));
      return then.allowed() ? judged.as(then).at(slot) : judged.but(then);
    }
    return judged.at(slot);
  }

  private Decision noSlot() {
    return new Decision(
        Outcome.DEFERRED,
        Rule.NO_SLOT,
        "Every sending slot of the next " + horizon().toMinutes() + " minutes is taken",
        Map.of("horizonMinutes", horizon().toMinutes()),
        context.time().businessNow().plus(horizon()),
        null);
  }

  private boolean keepsSlot(Judged judged) {
    return judged.planned() != null
        && judged.planned().slotAt().isAfter(context.time().now().minus(SLOT_KEEPS));
  }

  /** Slots that every limit grants. */
  private Iterator<Instant> slotsFor(GateStore.Sender sender, List<Judged> judged) {
    int wanted =
        (int)
            judged.stream()
                .filter(j -> j.decision().allowed() && !keepsSlot(j))
                .filter(j -> sender.equals(readings.sender(j.lead())))
                .count();
    List<Limit> limits = Limits.of(sender, context, reaches.outreach());
    boolean slow = limits.stream().anyMatch(limit -> limit.spacing().compareTo(SLOW) >= 0);
    Instant from = slow ? context.time().now().plus(LEAD) : context.time().now();
    return LimiterStore.reserve(tx, limits, wanted, from, horizon()).iterator();
  }

  /** The lower a campaign's priority, the nearer must a slot be: the farther are for others. */
  private Duration horizon() {
    return switch (context.journey().definition().priority()) {
      case LOW -> LimiterStore.HORIZON.dividedBy(3);
      case NORMAL -> LimiterStore.HORIZON.multipliedBy(2).dividedBy(3);
      case HIGH -> LimiterStore.HORIZON;
    };
  }
}
