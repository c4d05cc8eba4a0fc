package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drumbeat.journey.campaign.Arm;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.SplitStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.WaitStep;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final int ENROLLMENTS = 100_000;

  @Property(tries = 20)
  void theArmsOfManyEnrollmentsAreWithinAPointOfTheirWeights(
      @ForAll @IntRange(min = 1, max = 60) int first,
      @ForAll @IntRange(min = 1, max = 38) int second,
      @ForAll @LongRange(max = 1L << 40) long from,
      @ForAll @IntRange(max = 1_000) int step) {
    SplitStep split = split(first, second);
    Map<String, Integer> counts = new HashMap<>();

    for (long id = from; id < from + ENROLLMENTS; id++) {
      counts.merge(Draw.of(split, Long.toString(id), "step" + step).arm(), 1, Integer::sum);
    }

    split
        .all()
        .forEach((arm, share) ->
            assertThat(counts.getOrDefault(arm, 0) * 100.0 / ENROLLMENTS)
                .isCloseTo(share.weight(), within(1.0)));
  }

  @Test
  void aSecondSplitPartsTheLeadsOfTheFirstAnew() {
    SplitStep split = split(50, 40);
    int both = 0;
    for (int id = 0; id < ENROLLMENTS; id++) {
      String enrollment = Integer.toString(id);
      boolean first = Draw.of(split, enrollment, "a").arm().equals("ai");
      both += first && Draw.of(split, enrollment, "b").arm().equals("ai") ? 1 : 0;
    }

    assertThat(both * 100.0 / ENROLLMENTS).isCloseTo(25, within(1.0));
  }

  @Test
  void drawsAreFixedForEver() {
    SplitStep split = split(50, 40);

    assertThat(Draw.of(split, "1", "which").drawn()).isEqualTo(42);
    assertThat(Draw.of(split, "2", "which").drawn()).isEqualTo(97);
    assertThat(Draw.of(split, "1", "other").drawn()).isEqualTo(60);
  }

  @Test
  void theArmBecomesTheOutcomeAndTheNoteNamesTheWeights() {
    Lead lead = Lead.entering(definition(split(50, 40)));

    String arm = String.valueOf(lead.position().outcomes().get("which"));
    assertThat(arm).isIn("ai", "human", "holdout");
    Note note = lead.move().notes().getFirst();
    assertThat(note.kind()).isEqualTo(Note.Kind.BRANCH);
    assertThat(note.summary()).contains("'" + arm + "'", "{ai=50, human=40, holdout=10}");
    assertThat(note.inputs()).containsEntry("arm", arm).containsKey("weights");
  }

  @Test
  void eachVisitTakesTheSameArm() {
    Lead lead = Lead.entering(definition(split(50, 40)));
    String arm = lead.position().outcomes().get("which");

    lead.after(Duration.ofHours(1));

    assertThat(lead.position().visits()).containsEntry("which", 2);
    assertThat(lead.position().outcomes()).containsEntry("which", String.valueOf(arm));
  }

  @Test
  void aLeadWithoutAnIdYetStaysAtItsSplitUntilItHasOne() {
    CompiledJourney journey = CompiledJourney.of(definition(split(50, 40)));
    Instant now = Instant.parse("2026-11-24T20:00:00Z");
    Position start = Machine.start(journey.definition());

    Move entered = Machine.move(journey, start, new Trigger.Entered(), facts(Map.of()), now);
    Move drawn =
        Machine.move(journey, entered.next(), new Trigger.TimeCame(), facts(Map.of("id", 7L)), now);

    assertThat(entered.next()).isEqualTo(start.dueAt(now));
    assertThat(drawn.next().outcomes()).containsKey("which");
    assertThat(drawn.next().step()).isEqualTo("nap");
  }

  @Test
  void aConditionReadsTheArm() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("which", new SplitStep(arms(99, 1, "after"), null, 1));
    steps.put("after", branchOn("steps.which.outcome in ['ai', 'human']"));
    steps.put("done", new EndStep("READ"));
    steps.put("lost", new EndStep("LOST"));

    assertThat(Lead.entering(Journeys.of(steps)).move().ending())
        .extracting(Ending::outcome)
        .isEqualTo("READ");
  }

  private static BranchStep branchOn(String condition) {
    return new BranchStep(List.of(new Case(condition, "done")), "lost", 1);
  }

  private static LeadFacts facts(Map<String, Object> enrollment) {
    return new LeadFacts(Map.of(), Map.of(), Map.of(), enrollment, ZoneOffset.UTC, List.of());
  }

  private static SplitStep split(int first, int second) {
    return new SplitStep(arms(first, second, "nap"), new Arm(100 - first - second, "nap"), 3);
  }

  private static SequencedMap<String, Arm> arms(int first, int second, String next) {
    SequencedMap<String, Arm> arms = new LinkedHashMap<>();
    arms.put("ai", new Arm(first, next));
    arms.put("human", new Arm(second, next));
    return arms;
  }

  private static CampaignDefinition definition(SplitStep split) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("which", split);
    steps.put("nap", new WaitStep(Duration.ofHours(1), null, "which", 3));
    return Journeys.of(steps);
  }
}
