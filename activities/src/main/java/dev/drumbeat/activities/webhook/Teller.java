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
import dev.drumbeat.journey.machine.EventFact;
import dev.drumbeat.journey.machine.ExitRules;
import dev.drumbeat.journey.machine.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/**
 * Tells one lead what happened: keeps the event, lets the lead's open wait consume it, ends the
 * journeys that the campaign's exit rules name, and sees whether its goal is reached. The caller
 * holds the locks of the runs and of all leads that an exit rule could take in.
 */
final class Teller {
  private final DSLContext tx;
  private final CohortContext context;
  private final Subject subject;

  Teller(DSLContext tx, CohortContext context, Subject subject) {
    this.tx = tx;
    this.context = context;
    this.subject = subject;
  }

  /**
   * Tells it, once however often it is told.
   *
   * @param sourceKey what makes it the same event, where the happening has no key of its own
   */
  void tell(Happening happening, String sourceKey) {
    if (happening.onlyIfListenedTo()
        && !Interests.of(context.journey().definition()).contains(happening.type())) {
      return;
    }
    String own = happening.key();
    String key = own == null ? sourceKey + "/" + happening.type() : own;
    EventFact fact = fact(happening);
    long event = EventStore.add(tx, context.workspace(), subject.enrollment(), fact, key);
    if (event == 0) {
      return;
    }
    Lead lead = lead();
    boolean consumed = move(lead, happening, event);
    ExitRules.matching(context.journey().definition(), fact)
        .ifPresent(rule -> exit(rule, happening, consumed));
    Goals.reached(context.journey().definition(), happening, lead.enrolledAt(), fact.at())
        .ifPresent(goal -> tell(goal, key));
  }

  private void exit(ExitRule rule, Happening happening, boolean consumed) {
    List<Long> leaving =
        ExitStore.inScope(tx, subject.enrollment(), rule.scope()).stream()
            .map(InScope::enrollment)
            .filter(id -> !consumed || id != subject.enrollment())
            .toList();
    ExitStore.exit(
        tx,
        leaving,
        happening.type().name(),
        happening.summary() + "; the campaign ends on that for " + rule.scope());
  }

  /** The lead's own open wait consumes first, in a paused run too: only sending pauses. */
  private boolean move(Lead lead, Happening happening, long event) {
    Mover mover = Mover.lock(tx, context, List.of(lead.id()));
    mover.note(entry(lead, happening, event));
    boolean moved = mover.holds(lead) && mover.move(lead, new Trigger.EventsCame());
    mover.write();
    if (moved) {
      WakeStore.wake(tx, List.of(lead.id()));
    }
    return moved;
  }

  private TimelineEntry entry(Lead lead, Happening happening, long event) {
    var origin = subject.origin();
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

  private Lead lead() {
    return Objects.requireNonNull(
        LeadStore.leads(tx, List.of(subject.enrollment())).get(subject.enrollment()));
  }

  private EventFact fact(Happening happening) {
    var data = new LinkedHashMap<>(happening.data());
    if (subject.origin() != null) {
      data.put("step", subject.origin().step());
      data.put("visit", subject.origin().visit());
    }
    return new EventFact(0, happening.type(), context.time().now(), data);
  }
}
