package dev.drumbeat.activities;

import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.webhook.AssistantEvents;
import dev.drumbeat.journey.assistant.CallReport;
import dev.drumbeat.journey.contact.PointKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider of assistants tells of a workspace's calls, put into its inbox as the API does.
 */
public final class Assistants {
  private final SendingWorkspace workspace;

  public Assistants(SendingWorkspace workspace) {
    this.workspace = workspace;
  }

  /** How far a lead's call is; false when it was told before. */
  public boolean status(long lead, String status) {
    return workspace.inbox().accept(workspace.id(), AssistantEvents.status(called(lead), status));
  }

  /** The end of a lead's call, for a reason, at 0.1234 dollars. */
  public boolean ends(long lead, String endedReason) {
    return reports(lead, "{\"endedReason\": \"" + endedReason + "\", \"cost\": 0.1234}");
  }

  /** The end of a lead's call, as JSON. */
  public boolean reports(long lead, String report) {
    CallReport read = CallReport.read(JsonMapper.shared().readTree(report));
    return workspace.inbox().accept(workspace.id(), AssistantEvents.report(called(lead), read));
  }

  private AssistantEvents.Called called(long lead) {
    var callbacks = new Callbacks(workspace);
    return new AssistantEvents.Called(
        callbacks.attempt(lead),
        callbacks.sid(lead),
        new Point(PointKind.PHONE, callbacks.phone(lead), true));
  }
}
