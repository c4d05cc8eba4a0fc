package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.db.enrollment.EventStore;
import dev.drumbeat.db.enrollment.ExitStore;
import dev.drumbeat.db.enrollment.ExitStore.InScope;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.journey.campaign.ExitRule;
import dev.drumbeat.journey.machine.ExitRules;
import dev.drumbeat.journey.machine.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Tells leads what happened: keeps the events, lets each lead's open wait consume its own, ends the
 * journeys that the campaigns' exit rules name, and sees whether goals are reached. The caller
 * holds the locks of the runs and of all leads that an exit rule could take in.
 */
final class Teller {
  private final DSLContext tx;

  Teller(DSLContext tx) {
    this.tx = tx;
  }

  /** Tells them in their order, each once however often it is told. */
  void tell(List<Telling> tellings) {
    List<Telling> waiting = tellings.stream().filter(Telling::matters).toList();
    while (!waiting.isEmpty()) {
      var leads = new HashSet<Long>();
      var first = new ArrayList<Telling>();
      var later = new ArrayList<Telling>();
      waiting.forEach(each -> (leads.add(each.lead()) ? first : later).add(each));
      waiting = Stream.concat(turn(first).stream(), later.stream()).toList();
    }
  }

  /** Tells different leads one thing each; the goals that these reached by it. */
  private List<Telling> turn(List<Telling> turn) {
    Map<Long, Long> events = EventStore.add(tx, turn.stream().map(Telling::event).toList());
    List<Telling> news = turn.stream().filter(each -> events.containsKey(each.lead())).toList();
    if (news.isEmpty()) {
      return List.of();
    }
    Map<Long, Lead> leads = LeadStore.leads(tx, events.keySet());
    Set<Long> moved = move(news, leads, events);
    WakeStore.wake(tx, moved);
    for (Telling each : news) {
      ExitRules.matching(each.context().journey().definition(), each.fact())
          .ifPresent(rule -> exit(rule, each, moved.contains(each.lead())));
    }
    return news.stream().flatMap(each -> goal(each, lead(leads, each)).stream()).toList();
  }

  private static List<Telling> goal(Telling telling, Lead lead) {
    return Goals.reached(
            telling.context().journey().definition(),
            telling.happening(),
            lead.enrolledAt(),
            telling.fact().at())
        .map(goal -> Telling.of(telling.subject(), telling.context(), goal, telling.key()))
        .stream()
        .toList();
  }

  private void exit(ExitRule rule, Telling telling, boolean consumed) {
    List<Long> leaving =
        ExitStore.inScope(tx, telling.lead(), rule.scope()).stream()
            .map(InScope::enrollment)
            .filter(id -> !consumed || id != telling.lead())
            .toList();
    ExitStore.exit(
        tx,
        leaving,
        telling.happening().type().name(),
        telling.happening().summary() + "; the campaign ends on that for " + rule.scope());
  }

  /** A lead's own open wait consumes first, in a paused run too: only sending pauses. */
  private Set<Long> move(List<Telling> news, Map<Long, Lead> leads, Map<Long, Long> events) {
    var byContext = new LinkedHashMap<CohortContext, List<Telling>>();
    news.forEach(
        each -> byContext.computeIfAbsent(each.context(), context -> new ArrayList<>()).add(each));
    var moved = new HashSet<Long>();
    byContext.forEach((context, tellings) -> {
      Mover mover = Mover.lock(tx, context, tellings.stream().map(Telling::lead).toList());
      for (Telling each : tellings) {
        Lead lead = lead(leads, each);
        mover.note(entry(each, lead, Objects.requireNonNull(events.get(each.lead()))));
        if (mover.holds(lead) && mover.move(lead, new Trigger.EventsCame())) {
          moved.add(lead.id());
        }
      }
      mover.write();
    });
    return moved;
  }

  private static Lead lead(Map<Long, Lead> leads, Telling telling) {
    return Objects.requireNonNull(leads.get(telling.lead()));
  }

  private static TimelineEntry entry(Telling telling, Lead lead, long event) {
    var origin = telling.subject().origin();
    Happening happening = telling.happening();
    return new TimelineEntry(
        lead.id(),
        "EVENT",
        origin == null ? lead.position().step() : origin.step(),
        origin == null ? lead.position().visit() : origin.visit(),
        happening.summary(),
        happening.type().name(),
        happening.data(),
        null,
        origin == null ? null : origin.intentId(),
        event);
  }
}
