package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.enrollment.TimelineStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.db.ledger.StrayStore;
import dev.drumbeat.db.ledger.StrayStore.Taken;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Intents that a provider has taken before the database was put back: known now, never posted. */
public final class Strays {
  private Strays() {}

  /** Records as accepted what providers have of these intents, which may not be let go. */
  public static void serve(
      DSLContext tx, CohortContext context, UUID token, List<Intent> kept, Recorder recorder) {
    Map<Long, Intent> byId =
        kept.stream()
            .filter(intent -> intent.senderId() != null)
            .collect(Collectors.toMap(Intent::id, Function.identity()));
    if (byId.isEmpty()) {
      return;
    }
    List<Taken> taken = StrayStore.take(tx, token, byId.keySet());
    if (taken.isEmpty()) {
      return;
    }
    TimelineStore.append(
        tx,
        context.run().run(),
        context.workflowRun(),
        taken.stream().map(each -> entry(intent(byId, each), each)).toList());
    recorder.record(
        tx,
        context,
        taken.stream().map(each -> new Result(intent(byId, each), outcome(each))).toList());
    StrayStore.ask(tx, taken);
  }

  private static Intent intent(Map<Long, Intent> byId, Taken taken) {
    return Objects.requireNonNull(byId.get(taken.intentId()));
  }

  private static TimelineEntry entry(Intent intent, Taken taken) {
    return TimelineEntry.of(
            intent.enrollmentId(),
            "RESTORED",
            intent.step(),
            intent.visit(),
            "The provider has had it since "
                + taken.sentAt()
                + ": the database was put back from an older copy, and it is not sent again")
        .because(
            "RESTORED",
            Map.of(
                "attempt", taken.attempt().toString(),
                "providerId", taken.providerId(),
                "sentAt", taken.sentAt().toString()))
        .about(intent.id());
  }

  private static Outcome outcome(Taken taken) {
    return new Outcome(
        taken.intentId(),
        taken.attempt(),
        State.ACCEPTED,
        State.ACCEPTED,
        taken.providerId(),
        null,
        null,
        null,
        null,
        0,
        null,
        "READ_BACK");
  }
}
