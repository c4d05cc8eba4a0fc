package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.ledger.GateReading.Held;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.journey.gate.Hold;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a workspace's holds concern a chunk's sends. */
record ActiveHolds(CohortContext context, List<Held> all) {

  /** Those on the workspace, the campaign, the run, the sender and its provider's account. */
  List<Hold> of(GateStore.@Nullable Sender sender) {
    return all.stream().flatMap(held -> of(held, sender).stream()).toList();
  }

  private Optional<Hold> of(Held held, GateStore.@Nullable Sender sender) {
    return switch (held.scope()) {
      case WORKSPACE -> hold(held, Hold.Scope.WORKSPACE, "The workspace", true);
      case CAMPAIGN ->
          hold(
              held,
              Hold.Scope.CAMPAIGN,
              "The campaign",
              held.subject().equals(context.run().campaign()));
      case RUN ->
          hold(held, Hold.Scope.CAMPAIGN, "The run", held.subject().equals(context.run().run()));
      case INTEGRATION ->
          hold(
              held,
              Hold.Scope.ACCOUNT,
              "The provider's account",
              sender != null && held.subject().equals(sender.integrationId()));
      case SENDER ->
          sender == null
              ? Optional.empty()
              : hold(
                  held,
                  Hold.Scope.SENDER,
                  "The sender '" + sender.key() + "'",
                  held.subject().equals(sender.id()));
    };
  }

  private Optional<Hold> hold(Held held, Hold.Scope scope, String name, boolean concerns) {
    return concerns
        ? Optional.of(
            new Hold(
                scope,
                name,
                held.name() + ", " + held.reason(),
                held.since().plus(context.time().offset())))
        : Optional.empty();
  }
}
