package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.ledger.OriginStore.Origin;
import dev.drumbeat.db.webhook.InboxEvent.AssistantReport;
import dev.drumbeat.journey.assistant.CallReport;
import dev.drumbeat.journey.campaign.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the report of an assistant's call means to a journey. While it lasts nobody knows whether a
 * person or a machine has picked up, so that all is told at its end.
 */
final class AssistantHappenings {
  private AssistantHappenings() {}

  static List<Happening> of(AssistantReport report, @Nullable Origin origin) {
    var happenings = new ArrayList<Happening>();
    if (report.outcome().equals("ANSWERED")) {
      happenings.add(Happening.answered(report.callId(), Map.of()));
    }
    if (report.optOut() != null) {
      happenings.add(
          Happening.optedOut("VOICE", "Opted out in the call (" + report.optOut() + ")"));
    }
    happenings.add(ended(report, origin));
    return happenings;
  }

  private static Happening ended(AssistantReport report, @Nullable Origin origin) {
    var data = new LinkedHashMap<String, Object>();
    data.put("outcome", report.outcome());
    data.put("endedReason", report.endedReason());
    data.put("analysis", report.analysis());
    CallReport.finding(report.analysis()).ifPresent(found -> data.put("gathered", found));
    if (report.seconds() != null) {
      data.put("seconds", report.seconds());
    }
    if (report.summary() != null) {
      data.put("summary", report.summary());
    }
    if (origin != null) {
      data.put("call", String.valueOf(origin.intentId()));
    }
    return new Happening(EventType.CALL_ENDED, data, "The call ended: " + report.outcome());
  }
}
