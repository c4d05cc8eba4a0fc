package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.machine.Move;
import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.preview.FieldPreview;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The steps that a walk came by so far, each visit for itself. */
final class Stops {
  private record Key(String step, int visit) {}

  private static final class Notebook {
    private final Instant at;
    private final List<Note> notes = new ArrayList<>();
    private List<FieldPreview> texts = List.of();
    private @Nullable Instant actedAt;
    private @Nullable String outcome;
    private long costMicros;

    Notebook(Instant at) {
      this.at = at;
    }
  }

  private final CampaignDefinition definition;
  private final ZoneId zone;
  private final SequencedMap<Key, Notebook> stops = new LinkedHashMap<>();

  Stops(CampaignDefinition definition, ZoneId zone) {
    this.definition = definition;
    this.zone = zone;
  }

  /** Every step that a move went through says why; the last may have nothing to say yet. */
  void passed(Move move, Instant now) {
    for (Note note : move.notes()) {
      at(note.step(), note.visit(), now).notes.add(note);
    }
    at(move.next().step(), move.next().visit(), now);
    Map<String, String> outcomes = move.next().outcomes();
    for (Note note : move.notes()) {
      at(note.step(), note.visit(), now).outcome = outcomes.get(note.step());
    }
  }

  void acted(Move at, Instant when, List<FieldPreview> texts) {
    Notebook stop = at(at.next().step(), at.next().visit(), when);
    stop.actedAt = when;
    stop.texts = texts;
  }

  void cost(String step, int visit, Instant now, long micros) {
    at(step, visit, now).costMicros += micros;
  }

  long costMicros() {
    return stops.values().stream().mapToLong(stop -> stop.costMicros).sum();
  }

  List<Stop> list() {
    List<Stop> list = new ArrayList<>();
    stops.forEach((key, stop) ->
        list.add(
            new Stop(
                key.step(),
                key.visit(),
                definition.step(key.step()).type(),
                stop.at,
                LocalDateTime.ofInstant(stop.at, zone),
                stop.actedAt,
                stop.texts,
                stop.outcome,
                stop.costMicros,
                stop.notes)));
    return list;
  }

  private Notebook at(String step, int visit, Instant now) {
    return stops.computeIfAbsent(new Key(step, visit), key -> new Notebook(now));
  }
}
