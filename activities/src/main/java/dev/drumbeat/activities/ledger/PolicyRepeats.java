package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.ledger.DeliveryFaults.Listed;
import dev.drumbeat.activities.provider.ErrorClass;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.ledger.RepeatStore;
import dev.drumbeat.db.ledger.RepeatStore.Failed;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Texts that were accepted and then not delivered, with a code after which another try can help:
 * sent once more under the step's retry policy, after the delay of the provider's table.
 */
public final class PolicyRepeats {
  private PolicyRepeats() {}

  /** Plans them; to be called after the reports were applied, which says what was delivered. */
  public static void plan(DSLContext tx, Journeys journeys, List<Listed> listed, Instant now) {
    List<Failed> failed =
        listed.stream()
            .filter(each -> each.fault().kind().equals("SMS") && each.fault().run() != null)
            .flatMap(each -> failed(tx, journeys, each, now).stream())
            .toList();
    if (!failed.isEmpty()) {
      RepeatStore.planByPolicy(tx, failed);
    }
  }

  private static Optional<Failed> failed(
      DSLContext tx, Journeys journeys, Listed listed, Instant now) {
    ErrorRule rule = listed.rule();
    return switch (rule.errorClass()) {
      case RETRY_COUNTED, RETRY_NOT_COUNTED -> {
        Retry retry = retry(tx, journeys, listed);
        boolean counted = rule.errorClass() == ErrorClass.RETRY_COUNTED;
        Duration pause =
            counted ? Objects.requireNonNull(rule.delay()) : retry.pauseAfter(retry.attempts());
        yield Optional.of(
            new Failed(
                listed.fault().intentId(),
                rule.code(),
                now.plus(pause),
                counted ? Math.min(rule.limit(), retry.attempts()) : retry.attempts(),
                "accepted, but not delivered (" + rule.code() + "): " + rule.meaning()));
      }
      case SUPPRESS_CONTACT,
          SUPPRESS_NUMBER,
          PERMANENT_FOR_PAIR,
          HALT_SENDER,
          HALT_CAMPAIGN,
          HALT_ACCOUNT,
          REJECTED ->
          Optional.empty();
    };
  }

  private static Retry retry(DSLContext tx, Journeys journeys, Listed listed) {
    RepeatStore.Step of = RepeatStore.stepOf(tx, listed.fault().intentId());
    return journeys.of(tx, of.version()).definition().step(of.step()) instanceof EffectStep step
        ? step.retry()
        : Retry.DEFAULT;
  }
}
