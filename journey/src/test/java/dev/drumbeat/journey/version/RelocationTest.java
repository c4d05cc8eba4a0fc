package dev.drumbeat.journey.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.machine.Phase;
import dev.drumbeat.journey.machine.Position;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.version.Placement.Fate;
import dev.drumbeat.journey.version.RelocationFault.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelocationTest {
  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
  private static final CampaignDefinition OLD = Versions.base();

  @Test
  void theSameStepTakesItsLeadsAlongAndARemovedOneKeepsThem() {
    Relocation plan = Relocation.plan(OLD, Versions.withoutPause(), Map.of(), Set.of());

    assertThat(plan.valid()).isTrue();
    assertThat(plan.placements())
        .extracting(Placement::step, Placement::fate)
        .containsExactly(
            tuple("text1", Fate.CONTINUES),
            tuple("reply1", Fate.CONTINUES),
            tuple("pause1", Fate.KEEPS),
            tuple("call1", Fate.CONTINUES));
  }

  @Test
  void aMappingKeepsOrMoves() {
    Map<String, String> mapping = Map.of("reply1", "KEEP", "pause1", "call1", "text1", "text1");

    Relocation plan = Relocation.plan(OLD, Versions.withoutPause(), mapping, Set.of("text1"));

    assertThat(plan.valid()).isTrue();
    assertThat(plan.placements())
        .extracting(Placement::step, Placement::fate, Placement::to)
        .containsExactly(
            tuple("text1", Fate.CONTINUES, "text1"),
            tuple("reply1", Fate.KEEPS, "reply1"),
            tuple("pause1", Fate.ENTERS, "call1"),
            tuple("call1", Fate.CONTINUES, "call1"));
  }

  @Test
  void aStepOfAnotherTypeKeepsItsLeadsUnlessMapped() {
    CampaignDefinition newer = textInsteadOfCall();

    Relocation unmapped = Relocation.plan(OLD, newer, Map.of(), Set.of("call1"));
    Relocation mapped = Relocation.plan(OLD, newer, Map.of("call1", "call1"), Set.of());

    assertThat(unmapped.valid()).isTrue();
    assertThat(fate(unmapped, "call1")).isEqualTo(Fate.KEEPS);
    assertThat(fate(mapped, "call1")).isEqualTo(Fate.ENTERS);
  }

  @Test
  void workThatIsUnderWayEndsWhereItBegan() {
    Relocation typed =
        Relocation.plan(OLD, textInsteadOfCall(), Map.of("call1", "call1"), Set.of("call1"));
    Relocation elsewhere = Relocation.plan(OLD, OLD, Map.of("text1", "call1"), Set.of("text1"));

    assertThat(typed.faults())
        .extracting(RelocationFault::step, RelocationFault::code, RelocationFault::fix)
        .containsExactly(tuple("call1", Code.WORK_IN_FLIGHT, "KEEP"));
    assertThat(elsewhere.faults())
        .extracting(RelocationFault::code)
        .containsExactly(Code.WORK_IN_FLIGHT);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Map<String, String> mapping =
        Map.of("reply1", "cal1", "replay", "call1", "size", "call1", "done", "KEEP");

    assertThat(Relocation.plan(OLD, OLD, mapping, Set.of()).faults())
        .extracting(RelocationFault::step, RelocationFault::code, RelocationFault::fix)
        .containsExactlyInAnyOrder(
            tuple("reply1", Code.UNKNOWN_STEP, "call1"),
            tuple("replay", Code.UNKNOWN_STEP, "reply1"),
            tuple("size", Code.NOBODY_STANDS, null),
            tuple("done", Code.NOBODY_STANDS, null));
  }

  @Test
  void aLeadThatContinuesKeepsItsDueTimeAndOneThatEntersIsDueAtOnce() {
    Position waits =
        new Position(
            "pause1",
            1,
            Phase.WAITING,
            Work.JOURNEY,
            NOW.plus(Duration.ofDays(1)),
            Map.of("text1", 1, "pause1", 1),
            Map.of("text1", "ACCEPTED"));

    assertThat(Relocation.moved(waits, placement(Fate.CONTINUES, "pause1"), NOW)).isEqualTo(waits);
    assertThat(Relocation.moved(waits, placement(Fate.ENTERS, "text1"), NOW))
        .isEqualTo(
            new Position(
                "text1",
                2,
                Phase.READY,
                Work.JOURNEY,
                NOW,
                Map.of("text1", 2, "pause1", 1),
                Map.of("text1", "ACCEPTED")));
  }

  private static Placement placement(Fate fate, String to) {
    return new Placement("pause1", "wait", fate, to, "");
  }

  private static Fate fate(Relocation plan, String step) {
    return plan.placements().stream()
        .filter(each -> each.step().equals(step))
        .findFirst()
        .orElseThrow()
        .fate();
  }

  private static CampaignDefinition textInsteadOfCall() {
    return Versions.changed(
        "call1: { type: call, from: desk, script: Hello., otherwise: done }",
        "call1: { type: sms, from: main, body: Hi. STOP ends it., next: call2 }\n"
            + "  call2: { type: call, from: desk, script: Hello., otherwise: done }");
  }
}
