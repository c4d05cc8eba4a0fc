package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.machine.Note.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one move has done so far: where it stands, what it noted, consumed and updated. */
final class Trail {
  private final CampaignDefinition definition;
  private final Map<String, Integer> visits;
  private final Map<String, String> outcomes;
  private final List<Note> notes = new ArrayList<>();
  private final List<Long> consumed = new ArrayList<>();
  private final List<FieldUpdate> updates = new ArrayList<>();
  private String step;
  private @Nullable Ending ending;

  Trail(CampaignDefinition definition, Position from) {
    this.definition = definition;
    this.visits = new TreeMap<>(from.visits());
    this.outcomes = new TreeMap<>(from.outcomes());
    this.step = from.step();
  }

  String step() {
    return step;
  }

  Map<String, String> outcomes() {
    return outcomes;
  }

  /** False when the step may not be entered once more; then the enrollment has failed. */
  boolean enter(String next) {
    int visit = visits.getOrDefault(next, 0) + 1;
    int most = definition.step(next).maxVisits();
    if (visit > most) {
      String reason =
          "Step '%s' may be entered %d times; this would be one more.".formatted(next, most);
      fail(next, reason, "maxVisits", Map.of("maxVisits", most, "from", step));
      return false;
    }
    visits.put(next, visit);
    step = next;
    return true;
  }

  void outcome(String outcome) {
    outcomes.put(step, outcome);
  }

  void consume(EventFact event) {
    consumed.add(event.id());
  }

  /** Whether this move used it up already: one reply answers one wait. */
  boolean hasConsumed(EventFact event) {
    return consumed.contains(event.id());
  }

  void update(FieldUpdate update) {
    updates.add(update);
  }

  void note(Kind kind, String summary, String rule, Map<String, Object> inputs) {
    notes.add(new Note(step, visit(), kind, summary, rule, inputs));
  }

  void end(String outcome) {
    String reason = "Reached the end '" + step + "'.";
    ending = new Ending(Ending.State.DONE, outcome, reason);
    note(Kind.END, reason, "outcome", Map.of("outcome", outcome));
  }

  void fail(String at, String reason, String rule, Map<String, Object> inputs) {
    ending = new Ending(Ending.State.FAILED, "LIMIT", reason);
    notes.add(new Note(at, visits.getOrDefault(at, 0), Kind.LIMIT, reason, rule, inputs));
  }

  Move ready(Work work, Instant now) {
    return move(Phase.READY, work, now);
  }

  Move waiting(Instant due) {
    return move(Phase.WAITING, Work.JOURNEY, due);
  }

  Move awaitingOutcome(Instant due) {
    return move(Phase.AWAITING_OUTCOME, Work.JOURNEY, due);
  }

  Move ended() {
    return move(Phase.ENDED, Work.NONE, null);
  }

  private Move move(Phase phase, Work work, @Nullable Instant due) {
    Position next = new Position(step, visit(), phase, work, due, visits, outcomes);
    return new Move(next, ending, notes, consumed, updates);
  }

  private int visit() {
    return visits.getOrDefault(step, 1);
  }
}
