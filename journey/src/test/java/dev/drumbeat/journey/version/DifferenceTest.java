package dev.drumbeat.journey.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.version.StepChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void aVersionDoesNotDifferFromItself() {
    Difference difference = Difference.between(Versions.base(), Versions.base());

    assertThat(difference.none()).isTrue();
    assertThat(difference.steps())
        .extracting(StepChange::step)
        .containsExactly("text1", "reply1", "pause1", "size", "call1", "done");
  }

  @Test
  void saysWhichFieldsOfAStepChangedFromWhatToWhat() {
    CampaignDefinition newer =
        Versions.changed("timeout: P2D", "timeout: P3D", "== 'INTERESTED'", "!= 'OTHER'");

    Difference difference = Difference.between(Versions.base(), newer);

    assertThat(step(difference, "reply1").fields())
        .containsExactly(
            new FieldChange("timeout", "P2D", "P3D"),
            new FieldChange(
                "cases/0/when", "event.intent == 'INTERESTED'", "event.intent != 'OTHER'"));
    assertThat(difference.fields()).isEmpty();
  }

  @Test
  void aDefaultThatIsWrittenOutIsNoChange() {
    CampaignDefinition newer = Versions.changed("for: P1D", "for: PT24H, maxVisits: 1");

    assertThat(Difference.between(Versions.base(), newer).none()).isTrue();
  }

  @Test
  void theOrderOfStepsIsNoChange() {
    CampaignDefinition newer =
        Versions.changed(
            "  pause1: { type: wait, for: P1D, next: size }\n",
            "",
            "  done: {",
            "  pause1: { type: wait, for: P1D, next: size }\n  done: {");

    assertThat(Difference.between(Versions.base(), newer).none()).isTrue();
  }

  @Test
  void aStepIsAddedRemovedOrOfAnotherType() {
    Difference removed = Difference.between(Versions.base(), Versions.withoutPause());
    Difference added = Difference.between(Versions.withoutPause(), Versions.base());
    CampaignDefinition waits =
        Versions.changed(
            "type: wait, for: P1D, next: size",
            "type: await, events: [OPENED], timeout: P1D, otherwise: size, onTimeout: size");

    assertThat(step(removed, "pause1").kind()).isEqualTo(Kind.REMOVED);
    assertThat(removed.steps().getLast().step()).isEqualTo("pause1");
    assertThat(step(added, "pause1").kind()).isEqualTo(Kind.ADDED);
    assertThat(step(Difference.between(Versions.base(), waits), "pause1").fields())
        .contains(new FieldChange("type", "wait", "await"), new FieldChange("for", "P1D", null));
  }

  @Test
  void saysWhatChangedBesideTheSteps() {
    CampaignDefinition newer =
        Versions.changed(
            "atMost: 3", "atMost: 4",
            "list: seattle", "filter: property.area > 3",
            "start: text1",
                "exitOn: [ { event: REPLIED } ]\ngoal: { event: OPENED }\nstart: text1");

    assertThat(Difference.between(Versions.base(), newer).fields())
        .extracting(FieldChange::field, FieldChange::from, FieldChange::to)
        .containsExactlyInAnyOrder(
            tuple("policy/caps/0/atMost", 3, 4),
            tuple("audience/filter", null, "property.area > 3"),
            tuple("audience/list", "seattle", null),
            tuple("exitOn", List.of(), List.of(Map.of("event", "REPLIED", "scope", "ENROLLMENT"))),
            tuple("goal", null, Map.of("event", "OPENED")));
  }

  @Test
  void aLongListIsToldByItsLength() {
    List<Integer> ids = IntStream.range(0, 200).boxed().toList();
    CampaignDefinition newer =
        Versions.changed(
            "list: seattle", "propertyIds: " + ids.stream().map(id -> "\"" + id + "\"").toList());

    assertThat(Difference.between(Versions.base(), newer).fields())
        .contains(new FieldChange("audience/propertyIds", null, "200 entries"));
  }

  private static StepChange step(Difference difference, String id) {
    return difference.steps().stream()
        .filter(step -> step.step().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
