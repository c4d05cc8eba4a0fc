package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.ErrorClass;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.Outcome;
import dev.drumbeat.journey.campaign.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an answer, or a finding, means for the ledger. Pure. */
public final class Settled {
  /** Refusals that count no attempt (429) still end somewhere. */
  private static final int MOST_REQUESTS = 30;

  /** What was refused because of its sender, campaign or account waits for them, not lost. */
  private static final Duration HALTED = Duration.ofMinutes(1);

  private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

  private Settled() {}

  /** What an answer to an attempt means. */
  public static Outcome answered(
      Intent intent, UUID attempt, Answer answer, Retry retry, Instant now) {
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
      case Answer.Rejected r -> refused(intent, attempt, r, retry, now);
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

  /** What the provider's table of errors says follows. */
  private static Outcome refused(
      Intent intent, UUID attempt, Answer.Rejected answer, Retry retry, Instant now) {
    Integer status = answer.httpStatus() == 0 ? null : answer.httpStatus();
    var fault = new Fault(status, answer.code(), answer.message());
    return ErrorTable.ofKind(intent.kind())
        .find(answer.code())
        .flatMap(rule -> again(intent, attempt, rule, fault, new Doubt(now, retry)))
        .orElseGet(() -> failed(intent, attempt, State.REJECTED, State.REJECTED, fault, null));
  }

  private static Optional<Outcome> again(
      Intent intent, UUID attempt, ErrorRule rule, Fault fault, Doubt when) {
    Duration pause = pause(intent, rule, when.retry());
    State of = rule.errorClass() == ErrorClass.RETRY_NOT_COUNTED ? State.NOT_SENT : State.REJECTED;
    return pause == null
        ? Optional.empty()
        : Optional.of(failed(intent, attempt, State.PLANNED, of, fault, when.now().plus(pause)));
  }

  /** How long until another attempt; null when none follows. */
  private static @Nullable Duration pause(Intent intent, ErrorRule rule, Retry retry) {
    boolean more = intent.attempts() + 1 < MOST_REQUESTS;
    return switch (rule.errorClass()) {
      case RETRY_NOT_COUNTED -> more ? retry.pauseAfter(intent.attempts() + 1) : null;
      case RETRY_COUNTED -> intent.refusals() + 1 < rule.limit() ? rule.delay() : null;
      case HALT_SENDER, HALT_CAMPAIGN, HALT_ACCOUNT -> more ? HALTED : null;
      case SUPPRESS_CONTACT, SUPPRESS_NUMBER, PERMANENT_FOR_PAIR, REJECTED -> null;
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
      case Finding.Repeatable(int unanswered) -> repeated(intent, attempt, unanswered, doubt);
      case Finding.Unreadable u ->
          still(
              intent,
              new Look(intent.emptyReads(), isOver(intent, policy, doubt)),
              doubt.now().plus(policy.readGap()));
    };
  }

  /** Asked again by the same id, as often as the step's policy says; then it is given up. */
  private static Outcome repeated(Intent intent, UUID attempt, int unanswered, Doubt doubt) {
    boolean again = unanswered < doubt.retry().attempts();
    return new Outcome(
        intent.id(),
        attempt,
        again ? State.PLANNED : State.ABANDONED,
        again ? State.UNKNOWN : State.ABANDONED,
        null,
        null,
        null,
        "UNKNOWN",
        again ? "No answer" : "No answer to any of " + unanswered + " requests",
        0,
        again ? doubt.now().plus(doubt.retry().pauseAfter(unanswered)) : null,
        again ? "REPEATED" : "ATTEMPTS");
  }

  /** As it was: the cohort that waits for it takes the looks that prove something. */
  static Outcome leftToCohort(Intent intent, LedgerPolicy policy, Instant now) {
    return still(intent, new Look(intent.emptyReads(), false), now.plus(policy.readGap()));
  }

  private static Outcome empty(Intent intent, UUID attempt, LedgerPolicy policy, Doubt doubt) {
    int reads = intent.emptyReads() + 1;
    boolean proves = policy.emptyReadsProve().contains(intent.kind());
    if (reads < 2 || !proves) {
      // Where one more look proves something it is taken, also after the deadline.
      return still(
          intent,
          new Look(reads, !proves && isOver(intent, policy, doubt)),
          doubt.now().plus(policy.readGap()));
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

  private static boolean isOver(Intent intent, LedgerPolicy policy, Doubt doubt) {
    return intent.submittedAt() != null
        && doubt.now().isAfter(intent.submittedAt().plus(policy.deadline()));
  }

  /** A look that showed nothing: how many there were, and whether it was the last. */
  private record Look(int reads, boolean over) {}

  private static Outcome still(Intent intent, Look look, Instant next) {
    State state = look.over() ? State.ABANDONED : State.UNKNOWN;
    return new Outcome(
        intent.id(),
        Objects.requireNonNull(intent.attempt()),
        state,
        state,
        null,
        null,
        null,
        "UNKNOWN",
        look.over() ? "Not cleared up by its deadline" : "Not found yet",
        look.reads(),
        next,
        look.over() ? "DEADLINE" : null);
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
