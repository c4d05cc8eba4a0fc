package dev.drumbeat.activities.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A split as the first step, where leads have no id yet when they are enrolled. */
class SplitReachTest {
  private static final String SPLIT =
      """
        text: { type: split, arms: { one: { weight: 50, next: first } }, holdout: { weight: 50, next: done } }
        first: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void partsLeadsAtTheirFirstMoveAndSaysByWhichWeights() {
    workspace.owners(40);
    TestRun run = workspace.launch(Texting.campaign("", SPLIT));
    assertThat(run.positions()).isEqualTo(Map.of("ACTIVE text", 40L));

    workspace.advance(run.chunk());

    assertThat(run.positions().keySet()).containsExactlyInAnyOrder("ACTIVE first", "DONE done");
    for (long lead : run.leads()) {
      assertThat(
              workspace.value(
                  "select summary from timeline where enrollment_id = ? and kind = 'BRANCH'", lead))
          .contains("{one=50, holdout=50}");
    }
  }

  @Test
  void aSecondAttemptOfTheSameChunkDrawsNothingAnew() {
    workspace.owners(40);
    TestRun run = workspace.launch(Texting.campaign("", SPLIT));
    workspace.advance(run.chunk());
    Map<String, Long> drawn = run.positions();

    workspace.advance(run.chunk());

    assertThat(run.positions()).isEqualTo(drawn);
  }
}
