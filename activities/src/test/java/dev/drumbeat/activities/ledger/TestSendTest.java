package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.ledger.TestSendStore;
import dev.drumbeat.db.ledger.TestSendStore.Planned;
import dev.drumbeat.db.ledger.TestSendStore.TestSend;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Test sends on their way through ledger and provider. */
class TestSendTest {
  private static final String MINE = "+12065550190";

  @Test
  void leavesOnceAndIsAcceptedAsAnyMessage() {
    try (SendingWorkspace workspace = SendingWorkspace.withoutPeople()) {
      text(workspace);
      mail(workspace);

      workspace.leadless().send(workspace.id());
      workspace.leadless().send(workspace.id());

      assertThat(workspace.provider().accepted())
          .extracting(Accepted::to)
          .containsExactlyInAnyOrder(MINE, "me@example.com");
      assertThat(workspace.value("select string_agg(distinct state, ' ') from intent"))
          .isEqualTo("ACCEPTED");
      assertThat(workspace.value("select count(*) from tally")).isEqualTo("0");
    }
  }

  @Test
  void doesNotLeaveWhenItsAddressOptsOutBeforeIt() {
    try (SendingWorkspace workspace = SendingWorkspace.withoutPeople()) {
      text(workspace);
      workspace.execute(tx ->
          tx.execute(
              """
              insert into suppression (workspace_id, contact_point_id, channel, reason, source)
              select workspace_id, contact_point_id, 'SMS', 'OPT_OUT', 'test' from intent
              """));

      workspace.leadless().send(workspace.id());

      assertThat(workspace.provider().accepted()).isEmpty();
      assertThat(workspace.value("select state || ' ' || error_code from intent"))
          .isEqualTo("NOT_SENT NOT_DUE_ANY_MORE");
    }
  }

  @Test
  void isOfNoUseAfterAQuarterOfAnHour() {
    try (SendingWorkspace workspace = SendingWorkspace.withoutPeople()) {
      text(workspace);
      workspace.clock().advance(Duration.ofMinutes(16));

      workspace.leadless().send(workspace.id());

      assertThat(workspace.provider().accepted()).isEmpty();
      assertThat(workspace.value("select error_code from intent")).isEqualTo("TOO_LATE");
    }
  }

  @Test
  void isLookedUpAndNotSentAgainWhenItsAnswerIsLost() {
    try (SendingWorkspace workspace =
        SendingWorkspace.open(FaultPlan.always(FaultKind.ACCEPTED_RESET, Duration.ZERO))) {
      text(workspace);
      workspace.leadless().send(workspace.id());
      workspace.clock().advance(Duration.ofMinutes(2));

      workspace.leadless().clear(workspace.id());
      workspace.leadless().send(workspace.id());

      assertThat(workspace.provider().accepted()).hasSize(1);
      assertThat(workspace.value("select state from intent")).isEqualTo("ACCEPTED");
    }
  }

  private static void text(SendingWorkspace workspace) {
    plan(
        workspace,
        Channel.SMS,
        new Point(PointKind.PHONE, MINE, false),
        Map.of("body", "[Test] Hello", "segments", 1));
  }

  private static void mail(SendingWorkspace workspace) {
    plan(
        workspace,
        Channel.EMAIL,
        new Point(PointKind.EMAIL, "me@example.com", false),
        Map.of("subject", "[Test] Hello", "text", "Hello"));
  }

  private static void plan(
      SendingWorkspace workspace, Channel channel, Point to, Map<String, Object> parts) {
    Planned planned =
        workspace.query(tx -> {
          var sender =
              tx.fetchSingle("select id, address from sender where channel = ?", channel.name());
          var content = new java.util.LinkedHashMap<>(parts);
          content.put("to", to.value());
          content.put("from", sender.get("address", String.class));
          var send = new TestSend(channel, "step1", to, sender.get("id", UUID.class), content);
          return TestSendStore.plan(tx, workspace.id(), send, workspace.clock().instant());
        });
    assertThat(planned).isInstanceOf(Planned.Done.class);
  }
}
