package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an answer, or a finding, means for the ledger. Pure. */
final class Settled {
  /** Refusals that count no attempt (429) still end somewhere. */
  private static final int MOST_REQUESTS = 30;

  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

  private Settled() {}

  static Outcome answered(Intent intent, UUID attempt, Answer answer, Retry retry, Instant now) {
    return switch (answer) {
      case Answer.Accepted a ->
          new Outcome(
              intent.id(),
              attempt,
              State.ACCEPTED,
              State.ACCEPTED,
              a.providerId(),
              a.price(),
              null,
              null,
              null,
              0,
              null,
              null);
      case Answer.Rejected r ->
          failed(
              intent,
              attempt,
              State.REJECTED,
              State.REJECTED,
              new Fault(r.httpStatus(), r.code(), r.message()),
              null);
      case Answer.NotSent n -> {
        Duration pause =
            n.retryAfter() == null ? retry.pauseAfter(intent.attempts() + 1) : n.retryAfter();
        boolean again = intent.attempts() + 1 < MOST_REQUESTS;
        yield failed(
            intent,
            attempt,
            again ? State.PLANNED : State.NOT_SENT,
            State.NOT_SENT,
            new Fault(null, n.code(), n.reason()),
            now.plus(pause));
      }
      case Answer.Unknown u ->
          failed(
              intent,
              attempt,
              State.UNKNOWN,
              State.UNKNOWN,
              new Fault(u.httpStatus(), "UNKNOWN", u.reason()),
              now.plus(FIRST_LOOK));
    };
  }

  /** A crash between the submit and the record: nobody knows. */
  static Outcome crashed(Intent intent, UUID attempt, Instant now) {
    return failed(
        intent,
        attempt,
        State.UNKNOWN,
        State.UNKNOWN,
        new Fault(null, "UNKNOWN", "No answer was recorded"),
        now);
  }

  /** What a look at the provider showed of the latest attempt. */
  static Outcome found(Intent intent, Finding finding, LedgerPolicy policy, Doubt doubt) {
    UUID attempt = Objects.requireNonNull(intent.attempt());
    if (intent.state() == State.SUBMITTING && !(finding instanceof Finding.Found)) {
      return crashed(intent, attempt, doubt.now().plus(policy.readGap()));
    }
    return switch (finding) {
      case Finding.Found f ->
          new Outcome(
              intent.id(),
              attempt,
              State.ACCEPTED,
              State.ACCEPTED,
              f.providerId(),
              f.price(),
              null,
              null,
              null,
              0,
              null,
              "READ_BACK");
      case Finding.Nothing nothing -> empty(intent, attempt, policy, doubt);
      case Finding.Unreadable u -> still(intent, attempt, policy, doubt, intent.emptyReads());
    };
  }

  private static Outcome empty(Intent intent, UUID attempt, LedgerPolicy policy, Doubt doubt) {
    int reads = intent.emptyReads() + 1;
    if (reads < 2 || !policy.emptyReadsProve().contains(intent.kind())) {
      return still(intent, attempt, policy, doubt, reads);
    }
    boolean again = intent.attempts() < doubt.retry().attempts();
    return new Outcome(
        intent.id(),
        attempt,
        again ? State.PLANNED : State.NOT_SENT,
        State.NOT_SENT,
        null,
        null,
        null,
        "NOT_FOUND",
        "The provider never had it",
        0,
        doubt.now(),
        "EMPTY_READS");
  }

  private static Outcome still(
      Intent intent, UUID attempt, LedgerPolicy policy, Doubt doubt, int reads) {
    boolean over =
        intent.submittedAt() != null
            && doubt.now().isAfter(intent.submittedAt().plus(policy.deadline()));
    State state = over ? State.ABANDONED : State.UNKNOWN;
    return new Outcome(
        intent.id(),
        attempt,
        state,
        state,
        null,
        null,
        null,
        "UNKNOWN",
        over ? "Not cleared up by its deadline" : "Not found yet",
        reads,
        doubt.now().plus(policy.readGap()),
        over ? "DEADLINE" : null);
  }

  /** When a doubt is looked into, and how often its step may be tried. */
  record Doubt(Instant now, Retry retry) {}

  private record Fault(@Nullable Integer status, String code, String text) {}

  private static Outcome failed(
      Intent intent,
      UUID attempt,
      State intentState,
      State attemptState,
      Fault fault,
      @Nullable Instant next) {
    return new Outcome(
        intent.id(),
        attempt,
        intentState,
        attemptState,
        null,
        null,
        fault.status(),
        fault.code(),
        fault.text(),
        0,
        next,
        null);
  }
}
