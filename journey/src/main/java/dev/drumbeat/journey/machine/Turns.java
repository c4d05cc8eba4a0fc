package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.Call;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an effect step goes on, by what became of its effect. */
final class Turns {
  /** How long a report is waited for where the step itself says nothing. */
  static final Duration REPORT_LIMIT = Duration.ofHours(1);

  /** What a call whose end was never reported counts as. */
  static final String UNREPORTED = "UNREPORTED";

  /** What a task that nobody answered, or a payment that nobody made, counts as. */
  static final String TIMEOUT = "TIMEOUT";

  private Turns() {}

  /** Whether an accepted effect is followed by a report that decides the way. */
  static boolean awaitsReport(EffectStep step) {
    return switch (step) {
      case Call call -> true;
      case TaskStep task -> true;
      case PaymentStep payment -> payment.term() != null;
      case SmsStep sms -> sms.onUndelivered() != null;
      case EmailStep email -> email.onBounced() != null;
      case EnrichStep enrich -> false;
      case WebhookStep webhook -> false;
    };
  }

  static Duration limit(EffectStep step) {
    return switch (step) {
      case TaskStep task -> task.timeout();
      case PaymentStep payment when payment.term() != null -> payment.term().timeout();
      case SmsStep sms when sms.validity() != null -> sms.validity().plus(REPORT_LIMIT);
      case EffectStep other -> REPORT_LIMIT;
    };
  }

  /** After the effect itself, before any report. */
  static Turn after(EffectStep step, EffectOutcome outcome) {
    return switch (outcome) {
      case ACCEPTED, HIT -> plain(step, outcome.name());
      case SKIPPED -> plain(step, outcome.name());
      case REJECTED, MISS -> refused(step, outcome.name());
      case ABANDONED ->
          step instanceof EnrichStep || step instanceof WebhookStep
              ? refused(step, outcome.name())
              : plain(step, outcome.name());
    };
  }

  /** By a report, if the event is one for this step. */
  static Optional<Turn> after(EffectStep step, EventFact event) {
    return switch (step) {
      case Call call -> when(event, EventType.CALL_ENDED).map(end -> called(call, end));
      case TaskStep task -> when(event, EventType.TASK_DONE).map(done -> answered(task, done));
      case PaymentStep payment -> paid(payment, event);
      case SmsStep sms ->
          reported(event, EventType.UNDELIVERED, sms.onUndelivered(), "onUndelivered", sms.next());
      case EmailStep email ->
          reported(event, EventType.BOUNCED, email.onBounced(), "onBounced", email.next());
      case EnrichStep enrich -> Optional.empty();
      case WebhookStep webhook -> Optional.empty();
    };
  }

  /** When no report came in time. */
  static Turn unreported(EffectStep step) {
    return switch (step) {
      case Call call -> otherwise(call, UNREPORTED);
      case TaskStep task -> new Turn(TIMEOUT, task.onTimeout(), "onTimeout");
      case PaymentStep payment -> new Turn(TIMEOUT, payment.unpaid(), "onTimeout");
      case SmsStep sms -> plain(sms, EffectOutcome.ACCEPTED.name());
      case EmailStep email -> plain(email, EffectOutcome.ACCEPTED.name());
      case EnrichStep enrich -> plain(enrich, EffectOutcome.ACCEPTED.name());
      case WebhookStep webhook -> plain(webhook, EffectOutcome.ACCEPTED.name());
    };
  }

  private static Optional<EventFact> when(EventFact event, EventType type) {
    return event.type().equals(type) ? Optional.of(event) : Optional.empty();
  }

  private static Turn answered(TaskStep task, EventFact done) {
    String outcome = String.valueOf(done.data().getOrDefault("outcome", "DONE"));
    String next = task.onOutcome().get(outcome);
    return either(outcome, next, "onOutcome/" + outcome, task.next());
  }

  /** A link that has expired can't be paid any more, so there is nothing to wait for. */
  private static Optional<Turn> paid(PaymentStep payment, EventFact event) {
    return Optional.ofNullable(payment.term())
        .flatMap(wait ->
            when(event, EventType.PAID)
                .map(paid -> new Turn(paid.type().name(), wait.onPaid(), "onPaid"))
                .or(() ->
                    when(event, EventType.PAYMENT_EXPIRED)
                        .map(expired -> new Turn(TIMEOUT, wait.onTimeout(), "onTimeout"))));
  }

  private static Turn plain(EffectStep step, String outcome) {
    return switch (step) {
      case SmsStep sms -> new Turn(outcome, sms.next(), "next");
      case EmailStep email -> new Turn(outcome, email.next(), "next");
      case EnrichStep enrich -> new Turn(outcome, enrich.next(), "next");
      case TaskStep task -> new Turn(outcome, task.next(), "next");
      case WebhookStep webhook -> new Turn(outcome, webhook.next(), "next");
      case PaymentStep pay ->
          new Turn(outcome, pay.unpaid(), pay.term() == null ? "next" : "onTimeout");
      case Call call ->
          call.next() == null ? otherwise(call, outcome) : new Turn(outcome, call.next(), "next");
    };
  }

  private static Turn refused(EffectStep step, String outcome) {
    return switch (step) {
      case SmsStep sms -> either(outcome, sms.onRejected(), "onRejected", sms.next());
      case EmailStep email -> either(outcome, email.onRejected(), "onRejected", email.next());
      case EnrichStep enrich -> either(outcome, enrich.onMiss(), "onMiss", enrich.next());
      case WebhookStep hook -> either(outcome, hook.onRejected(), "onRejected", hook.next());
      case PaymentStep pay ->
          pay.onRejected() == null
              ? plain(pay, outcome)
              : new Turn(outcome, pay.onRejected(), "onRejected");
      case TaskStep task -> plain(task, outcome);
      case Call call -> byOutcome(call, outcome).orElseGet(() -> plain(call, outcome));
    };
  }

  private static Optional<Turn> reported(
      EventFact event, EventType bad, @Nullable String onBad, String rule, String next) {
    if (event.type().equals(bad)) {
      return Optional.of(either(bad.name(), onBad, rule, next));
    }
    return event.type().equals(EventType.DELIVERED)
        ? Optional.of(new Turn("DELIVERED", next, "next"))
        : Optional.empty();
  }

  private static Turn called(Call call, EventFact event) {
    String outcome = String.valueOf(event.data().getOrDefault("outcome", UNREPORTED));
    Object gathered = event.data().get("gathered");
    Optional<Turn> byDigit =
        gathered == null ? Optional.empty() : byOutcome(call, gathered.toString());
    return byDigit.or(() -> byOutcome(call, outcome)).orElseGet(() -> otherwise(call, outcome));
  }

  private static Optional<Turn> byOutcome(Call call, String outcome) {
    return Optional.ofNullable(call.onOutcome().get(outcome))
        .map(next -> new Turn(outcome, next, "onOutcome/" + outcome));
  }

  private static Turn otherwise(Call call, String outcome) {
    String otherwise = call.otherwise();
    return otherwise != null
        ? new Turn(outcome, otherwise, "otherwise")
        : new Turn(outcome, String.valueOf(call.next()), "next");
  }

  private static Turn either(String outcome, @Nullable String first, String rule, String next) {
    return first != null ? new Turn(outcome, first, rule) : new Turn(outcome, next, "next");
  }
}
