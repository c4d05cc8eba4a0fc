package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.OpenCalls;
import dev.drumbeat.journey.gate.Decision;
import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.gate.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Gives the leads that may be called a line each, while there are free ones: a provider of
 * assistants holds so many calls at once. Who finds none is told so, and is woken when a call ends.
 */
record AssistantLines(DSLContext tx, CohortContext context, GateReadings readings) {
  /** That a call has ended may never be told; then it is seen by asking again. */
  private static final Duration ASKS_AGAIN = Duration.ofSeconds(20);

  List<Judged> grant(List<Judged> judged) {
    Optional<GateStore.Sender> sender =
        judged.stream()
            .filter(each -> each.decision().allowed())
            .map(each -> Objects.requireNonNull(readings.sender(each.lead())))
            .findFirst();
    return sender.isEmpty() ? judged : grant(judged, sender.get().concurrentCalls());
  }

  private List<Judged> grant(List<Judged> judged, int most) {
    List<Long> own =
        judged.stream().map(Judged::planned).filter(Objects::nonNull).map(Intent::id).toList();
    int open =
        OpenCalls.count(
            tx, context.workspace(), own, context.time().now(), AssistantEffect.longestLine());
    int free = Math.max(0, most - open);
    var granted = new ArrayList<Judged>();
    for (Judged each : judged) {
      boolean wants = each.decision().allowed();
      granted.add(wants && free == 0 ? each.but(noLine(most)) : each);
      free -= wants && free > 0 ? 1 : 0;
    }
    return granted;
  }

  private Decision noLine(int most) {
    return new Decision(
        Outcome.DEFERRED,
        Rule.CALLS_BUSY,
        "The assistants' provider holds " + most + " calls at once, and all lines are taken",
        Map.of("concurrentCalls", most),
        context.time().businessNow().plus(ASKS_AGAIN),
        null);
  }
}
