package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One lead that walks a journey in a test, with a clock of its own. */
final class Lead {
  private final CompiledJourney journey;
  private final List<EventFact> events = new ArrayList<>();
  private final Map<String, Object> property =
      new HashMap<>(Map.of("area", 88_434, "type", "Hotel"));
  private Instant now = Instant.parse("2026-11-24T20:00:00Z");
  private Position position;
  private Move last;

  private Lead(CampaignDefinition definition) {
    this.journey = CompiledJourney.of(definition);
    this.position = Machine.start(definition);
    this.last = new Move(position, null, List.of(), List.of(), List.of());
  }

  static Lead entering(CampaignDefinition definition) {
    return standing(definition).on(new Trigger.Entered());
  }

  /** Before it has entered. */
  static Lead standing(CampaignDefinition definition) {
    return new Lead(definition);
  }

  Lead withoutArea() {
    property.remove("area");
    return this;
  }

  Lead with(String field, Object value) {
    property.put(field, value);
    return this;
  }

  Lead ended(EffectOutcome outcome) {
    return on(new Trigger.EffectEnded(outcome, null));
  }

  Lead hears(EventType type, Map<String, Object> data) {
    events.add(new EventFact(events.size() + 1L, type, now, data));
    return on(new Trigger.EventsCame());
  }

  Lead after(Duration duration) {
    now = now.plus(duration);
    return on(new Trigger.TimeCame());
  }

  Lead on(Trigger trigger) {
    last = Machine.move(journey, position, trigger, facts(), now);
    position = last.next();
    events.removeIf(event -> last.consumed().contains(event.id()));
    return this;
  }

  Move move() {
    return last;
  }

  Position position() {
    return position;
  }

  Note lastNote() {
    return last.notes().getLast();
  }

  Lead isAt(String step, Phase phase, Work work) {
    assertThat(position.step()).isEqualTo(step);
    assertThat(position.phase()).isEqualTo(phase);
    assertThat(position.work()).isEqualTo(work);
    return this;
  }

  Lead isDueIn(Duration duration) {
    assertThat(position.dueAt()).isEqualTo(now.plus(duration));
    return this;
  }

  private LeadFacts facts() {
    ZoneId zone = ZoneId.of("America/Los_Angeles");
    return new LeadFacts(property, Map.of(), Map.of(), Map.of("id", 7L), zone, events);
  }
}
