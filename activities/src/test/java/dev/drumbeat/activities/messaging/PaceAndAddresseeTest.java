package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a campaign says of how fast it begins, and of whom a step addresses. */
class PaceAndAddresseeTest {
  private static final String SPAN =
      "select round(extract(epoch from max(slot_at) - min(slot_at))) from intent where run_id = ?";

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aRampBeginsSlowlyAndComesToThePace() {
    workspace.owners(4);
    String ramp = "policy: { pace: { perMinute: 600, ramp: { start: 60, over: PT1H } } }\n";
    TestRun early = workspace.launch(Texting.campaign(ramp));
    early.sendSms();

    TestRun late = workspace.launch(Texting.campaign(ramp));
    workspace.clock().advance(Duration.ofHours(2));
    late.sendSms();

    assertThat(workspace.value(SPAN, early.id())).isEqualTo("3");
    assertThat(workspace.value(SPAN, late.id())).isEqualTo("0");
  }

  @Test
  void aStepReachesTheContactPointThatItNames() {
    workspace.owners(1);

    TestRun mobile = workspace.launch(Texting.campaign("", text("OWNER_MOBILE")));
    mobile.sendSms();

    assertThat(mobile.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
  }

  @Test
  void aLeadWithoutTheContactPointThatAStepNamesIsNotReachedByAnother() {
    workspace.owners(1);

    TestRun main = workspace.launch(Texting.campaign("", call("OWNER_LANDLINE")));
    workspace.placeCalls(main.chunk());

    assertThat(main.intents()).isEmpty();
    assertThat(main.decisions()).containsKey("DENIED NO_CONTACT_POINT");
  }

  private static String text(String to) {
    return """
      text: { type: sms, from: main, to: %s, body: "Hi. Reply STOP to opt out.", next: done }
    """
        .formatted(to);
  }

  private static String call(String to) {
    return """
      text: { type: call, mode: SCRIPT, from: desk, to: %s, script: "Hello.", otherwise: done }
    """
        .formatted(to);
  }
}
