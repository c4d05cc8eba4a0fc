package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.LocalWindow;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate judges one send by, read under the locks of that send.
 *
 * @param point null when the lead has no point for the channel: denied
 * @param sender null when the step's sender doesn't exist: denied
 * @param holds those on the workspace, the campaign, the provider's account, and the sender
 * @param budgets those that the send would be charged to
 */
public record GateFacts(
    Channel channel,
    Instant now,
    RunState runState,
    boolean enrollmentActive,
    @Nullable PointFacts point,
    boolean propertyStopped,
    boolean ownerStopped,
    Set<Consent> consents,
    @Nullable SenderFacts sender,
    Whereabouts whereabouts,
    @Nullable LocalWindow window,
    List<CapFacts> caps,
    List<Hold> holds,
    List<BudgetFacts> budgets) {
  public GateFacts {
    consents = Set.copyOf(consents);
    caps = List.copyOf(caps);
    holds = List.copyOf(holds);
    budgets = List.copyOf(budgets);
  }
}
