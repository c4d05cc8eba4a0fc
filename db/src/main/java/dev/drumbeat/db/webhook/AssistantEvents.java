package dev.drumbeat.db.webhook;

import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.webhook.InboxEvent.AssistantReport;
import dev.drumbeat.db.webhook.InboxEvent.AssistantStatus;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.assistant.CallReport;
import dev.drumbeat.journey.assistant.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events of assistants' calls on their way into the inbox, alike whether the provider told them or
 * was asked: then one of the two is a repeat.
 */
public final class AssistantEvents {
  private AssistantEvents() {}

  /**
   * A call.
   *
   * @param attempt null where the event names none
   * @param point whom it called
   */
  public record Called(@Nullable UUID attempt, String callId, Point point) {}

  /** How far it is. */
  public static Incoming status(Called call, String status) {
    return new Incoming(
        call.callId() + ":status-update:" + status,
        call.point().value(),
        new AssistantStatus(call.attempt(), call.callId(), status),
        null);
  }

  /** Its end, and with it what the person asked for in it. */
  public static Incoming report(Called call, CallReport report) {
    Refusal refusal = report.refusal();
    return new Incoming(
        call.callId() + ":end-of-call-report",
        call.point().value(),
        new AssistantReport(
            call.attempt(),
            call.callId(),
            report.endedReason(),
            report.outcome().name(),
            report.seconds(),
            report.summary(),
            report.transcript(),
            report.analysis(),
            refusal == null || refusal.kind() != Refusal.Kind.OPT_OUT ? null : refusal.rule(),
            report.price()),
        refusal == null ? null : block(call, refusal));
  }

  private static Block block(Called call, Refusal refusal) {
    Reason reason =
        switch (refusal.kind()) {
          case OPT_OUT -> Reason.OPT_OUT;
          case WRONG_NUMBER -> Reason.WRONG_NUMBER;
        };
    return new Block(
        call.point(),
        Channel.VOICE,
        reason,
        Map.of("callId", call.callId(), "rule", refusal.rule()));
  }
}
