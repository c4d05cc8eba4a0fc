package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.EventStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.Movement;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.TimelineStore;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.journey.machine.EventFact;
import dev.drumbeat.journey.machine.FieldUpdate;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.machine.Machine;
import dev.drumbeat.journey.machine.Move;
import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Applies triggers to leads and collects what follows, then writes it set-based. Used within one
 * transaction that holds the leads' locks.
 */
public final class Mover {
  private final DSLContext tx;
  private final CohortContext context;
  private final Map<Long, Integer> versions;
  private final Map<Long, List<EventFact>> events;
  private final List<Movement> movements = new ArrayList<>();
  private final List<TimelineEntry> timeline = new ArrayList<>();
  private final Map<Long, String> consumed = new HashMap<>();
  private final Map<Long, List<FieldUpdate>> updates = new LinkedHashMap<>();
  private boolean ended;

  private Mover(
      DSLContext tx,
      CohortContext context,
      Map<Long, Integer> versions,
      Map<Long, List<EventFact>> events) {
    this.tx = tx;
    this.context = context;
    this.versions = versions;
    this.events = events;
  }

  /** Locks the leads and reads their events. */
  public static Mover lock(DSLContext tx, CohortContext context, List<Long> leads) {
    Map<Long, Integer> versions = EnrollmentStore.lock(tx, context.cohort(), leads);
    return new Mover(tx, context, versions, EventStore.unconsumed(tx, versions.keySet()));
  }

  /** Whether the lead is active; what ended meanwhile is left alone. */
  public boolean holds(Lead lead) {
    return versions.containsKey(lead.id());
  }

  /** Whether the lead is still where it was read. */
  public boolean isCurrent(Lead lead) {
    return Integer.valueOf(lead.version()).equals(versions.get(lead.id()));
  }

  public boolean hasEvents(Lead lead) {
    return events.containsKey(lead.id());
  }

  /** Moves a lead as the machine says; nothing is written if that is where it stands already. */
  public boolean move(Lead lead, Trigger trigger) {
    Position before = business(position(lead));
    Move move =
        Machine.move(context.journey(), before, trigger, facts(lead), context.time().businessNow());
    if (move.next().equals(before) && move.ending() == null) {
      return false;
    }
    accept(lead, move);
    return true;
  }

  /** Leaves the lead at its step, due at another time (real), or parked with null. */
  public void hold(Lead lead, @Nullable Instant dueAt, @Nullable String rule) {
    put(lead, lead.position().dueAt(dueAt), null, rule);
  }

  public void note(TimelineEntry entry) {
    timeline.add(entry);
  }

  /** Writes all that was collected. */
  public void write() {
    EnrollmentStore.move(tx, movements);
    EventStore.consume(tx, consumed);
    LeadStore.update(tx, updates);
    TimelineStore.append(tx, context.run().run(), context.workflowRun(), timeline);
    if (ended) {
      RunStore.closeCohortIfDone(tx, context.run().run(), context.cohort());
    }
  }

  private void accept(Lead lead, Move move) {
    for (Note note : move.notes()) {
      timeline.add(entry(lead, note));
    }
    move.consumed().forEach(event -> consumed.put(event, lead.position().step()));
    if (!move.updates().isEmpty()) {
      updates.computeIfAbsent(lead.id(), id -> new ArrayList<>()).addAll(move.updates());
    }
    Position next = move.next().dueAt(context.time().real(move.next().dueAt()));
    put(lead, next, move, null);
  }

  private void put(Lead lead, Position next, @Nullable Move move, @Nullable String hold) {
    Integer version = versions.get(lead.id());
    if (version == null) {
      return;
    }
    ended |= move != null && move.ending() != null;
    movements.add(
        new Movement(
            lead.id(), version, next, move == null ? null : move.ending(), hold, Map.of()));
  }

  private TimelineEntry entry(Lead lead, Note note) {
    return TimelineEntry.of(
            lead.id(), note.kind().name(), note.step(), note.visit(), note.summary())
        .because(note.rule(), note.inputs());
  }

  /** How late a lead is counts from when it was due, not from when a pause's end made it so. */
  private static Position position(Lead lead) {
    return lead.overdueSince() == null
        ? lead.position()
        : lead.position().dueAt(lead.overdueSince());
  }

  private Position business(Position stored) {
    return stored.dueAt(context.time().business(stored.dueAt()));
  }

  private LeadFacts facts(Lead lead) {
    return new LeadFacts(
        lead.property(),
        lead.owner(),
        lead.contact(),
        lead.enrollment(),
        lead.home().whereabouts().zone(context.time().businessNow()),
        events.getOrDefault(lead.id(), List.of()).stream().map(this::inBusinessTime).toList());
  }

  private EventFact inBusinessTime(EventFact event) {
    return new EventFact(
        event.id(), event.type(), event.at().plus(context.time().offset()), event.data());
  }
}
