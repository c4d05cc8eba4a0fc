package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rates that bind a send: of its sender, its run, the provider's account, the workspace. */
final class Limits {
  private Limits() {}

  static List<Limit> of(GateStore.Sender sender, CohortContext context, Outreach outreach) {
    var limits = new ArrayList<Limit>();
    limits.add(Limit.within("sender:" + sender.id(), sender.perSecond()));
    Pace pace = context.journey().definition().policy().pace();
    if (pace != null) {
      int perMinute =
          pace.perMinuteAt(Duration.between(context.run().startedAt(), context.time().now()));
      limits.add(Limit.within("run:" + context.run().run(), perMinute / 60.0));
    }
    if (sender.accountPerSecond() != null) {
      String what = outreach.channel() == Channel.VOICE ? "calls:" : "messages:";
      limits.add(Limit.within(what + sender.integrationId(), sender.accountPerSecond()));
    }
    if (sender.workspacePerSecond() != null) {
      limits.add(Limit.within("workspace", sender.workspacePerSecond()));
    }
    return List.copyOf(limits);
  }
}
