package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.Arm;
import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.SplitStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Random journeys under random triggers. */
class MachinePropertyTest {
  private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

  @Property(tries = 300)
  void staysWithinTheJourneyAndReplaysTheSame(
      @ForAll @Size(min = 2, max = 12) List<Byte> shape,
      @ForAll @Size(max = 40) List<Byte> triggers) {
    CampaignDefinition definition = journey(shape);

    List<Move> moves = walk(definition, triggers);

    for (Move move : moves) {
      assertThat(definition.steps()).containsKey(move.next().step());
      assertThat(move.next().visits().get(move.next().step())).isEqualTo(move.next().visit());
      assertThat(move.next().phase() == Phase.ENDED).isEqualTo(move.next().work() == Work.NONE);
      assertThat(move.next().phase() == Phase.ENDED || move.next().dueAt() != null).isTrue();
      move.next()
          .visits()
          .forEach((step, n) -> assertThat(n).isBetween(1, definition.step(step).maxVisits()));
    }
    assertThat(walk(definition, triggers)).isEqualTo(moves);
  }

  @Property(tries = 200)
  void everyLeadEndsWhenItsWorkIsDoneAndItsTimersCome(
      @ForAll @Size(min = 2, max = 12) List<Byte> shape) {
    CampaignDefinition definition = journey(shape);
    CompiledJourney journey = CompiledJourney.of(definition);
    Position position = Machine.start(definition);
    Instant now = START;
    int turns = 0;
    while (position.phase() != Phase.ENDED) {
      Trigger next =
          position.phase() == Phase.READY && position.work() != Work.JOURNEY
              ? new Trigger.EffectEnded(EffectOutcome.ACCEPTED, null)
              : new Trigger.TimeCame();
      now = now.plus(Duration.ofDays(3));
      position = Machine.move(journey, position, next, facts(List.of()), now).next();
      assertThat(++turns).isLessThan(definition.steps().size() * 2 * 3 + 2);
    }
  }

  private static List<Move> walk(CampaignDefinition definition, List<Byte> triggers) {
    CompiledJourney journey = CompiledJourney.of(definition);
    Position position = Machine.start(definition);
    Instant now = START;
    List<Move> moves = new ArrayList<>();
    moves.add(Machine.move(journey, position, new Trigger.Entered(), facts(List.of()), now));
    for (byte choice : triggers) {
      now = now.plus(Duration.ofMinutes(Math.abs(choice) * 60L));
      LeadFacts facts = facts(choice % 3 == 0 ? List.of(reply(choice, now)) : List.of());
      Move move = Machine.move(journey, moves.getLast().next(), trigger(choice), facts, now);
      moves.add(move);
    }
    return moves;
  }

  private static Trigger trigger(byte choice) {
    EffectOutcome[] outcomes = EffectOutcome.values();
    return switch (Math.abs(choice % 4)) {
      case 0 -> new Trigger.TimeCame();
      case 1 -> new Trigger.EventsCame();
      case 2 -> new Trigger.Entered();
      default -> new Trigger.EffectEnded(outcomes[Math.abs(choice % outcomes.length)], null);
    };
  }

  private static EventFact reply(byte choice, Instant now) {
    EventType type = choice % 2 == 0 ? EventType.REPLIED : EventType.CALL_ENDED;
    return new EventFact(choice, type, now, Map.of("intent", "INTERESTED", "outcome", "BUSY"));
  }

  private static LeadFacts facts(List<EventFact> events) {
    ZoneId zone = ZoneId.of("America/Chicago");
    return new LeadFacts(Map.of("area", 5), Map.of(), Map.of(), Map.of("id", 7L), zone, events);
  }

  /** One step for each byte; its value says of what type, and to which steps it leads. */
  private static CampaignDefinition journey(List<Byte> shape) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    for (int i = 0; i < shape.size(); i++) {
      int value = Math.abs(shape.get(i).intValue());
      String one = "s" + value % shape.size();
      String other = "s" + value / 7 % shape.size();
      steps.put("s" + i, step(value, one, other));
    }
    return Journeys.of(steps);
  }

  private static Step step(int value, String one, String other) {
    List<Case> cases = List.of(new Case("event.intent == 'INTERESTED'", one));
    return switch (value % 9) {
      case 0 -> new EndStep("DONE");
      case 1 -> Journeys.text(one, other);
      case 2 -> Journeys.enrich(one, other);
      case 3 -> new WaitStep(Duration.ofHours(5), null, one, 2);
      case 4 -> new AwaitStep(List.of(EventType.REPLIED), Duration.ofDays(2), cases, other, one, 2);
      case 5 -> new BranchStep(List.of(new Case("property.area > 3", one)), other, 2);
      case 6 -> new UpdateStep(Map.of("contact.x", 1L), List.of(), one, 2);
      case 7 ->
          new SplitStep(new LinkedHashMap<>(Map.of("a", new Arm(30, one))), new Arm(70, other), 2);
      default -> Journeys.text(other, null);
    };
  }
}
