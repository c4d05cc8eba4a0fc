package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.engine.Pace;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.people.People;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the carriers do with a message and when, as a function of the message alone. */
record MessagePlan(People people, Pace pace) {

  /** Twilio's error dictionary: account suspended, message filtered, unregistered number. */
  private static final int ACCOUNT_SUSPENDED = 30002;

  private static final int FILTERED = 30007;
  private static final int UNREGISTERED = 30034;

  record Step(MessageStatus status, Instant due, @Nullable Integer errorCode) {}

  /** The step after the message's present status; null when there is none. */
  @Nullable Step next(Message message) {
    return switch (message.status()) {
      case SCHEDULED, ACCEPTED -> new Step(MessageStatus.QUEUED, leaves(message), null);
      case QUEUED -> new Step(MessageStatus.SENDING, after(message, 0.1, 0.3), null);
      case SENDING ->
          neverLeaves(message)
              ? new Step(MessageStatus.FAILED, after(message, 0.3, 0.5), ACCOUNT_SUSPENDED)
              : new Step(MessageStatus.SENT, after(message, 0.3, 0.5), null);
      case SENT -> outcome(message);
      case DELIVERED, UNDELIVERED, FAILED, CANCELED, RECEIVED -> null;
    };
  }

  Step outcome(Message message) {
    Integer code = errorCode(message);
    MessageStatus status = code == null ? MessageStatus.DELIVERED : MessageStatus.UNDELIVERED;
    return new Step(status, after(message, 0.5, 2), code);
  }

  /** Why it doesn't arrive; null when it does. */
  @Nullable Integer errorCode(Message message) {
    Fault fault = message.fate().at(FaultStage.DELIVERY);
    if (fault == null) {
      return people.phone(message.to()).undeliveredCode();
    }
    return switch (fault.kind()) {
      case CARRIER_FILTERED -> FILTERED;
      case SENDER_UNREGISTERED -> UNREGISTERED;
      case QUEUE_SUSPENDED -> ACCOUNT_SUSPENDED;
      default -> fault.code();
    };
  }

  private static boolean neverLeaves(Message message) {
    Fault fault = message.fate().at(FaultStage.DELIVERY);
    return fault != null && fault.kind() == FaultKind.QUEUE_SUSPENDED;
  }

  /** When somebody of their own accord wants to hear no more, within that time of the text. */
  static Instant suddenly(Message message, Duration within) {
    double share = draw(message).unit("sudden");
    Duration moment = Duration.ofMillis((long) (within.toMillis() * share));
    return message.stamp().created().plus(moment);
  }

  Instant replyDue(Message message) {
    return message.state().updated().plus(pace.seconds(draw(message).between("reply", 2, 8)));
  }

  private static Instant leaves(Message message) {
    Instant sendAt = message.form().sendAt();
    return sendAt == null ? message.stamp().created() : sendAt;
  }

  private Instant after(Message message, double from, double to) {
    double seconds = draw(message).between(message.status().wire(), from, to);
    return leaves(message).plus(pace.seconds(seconds));
  }

  private static Draw draw(Message message) {
    return Draw.of(0, message.fate().subject());
  }
}
