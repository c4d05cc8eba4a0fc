package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.engine.Pace;
import dev.drumbeat.simulator.people.People;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the carriers do with a message and when, as a function of the message alone. */
record MessagePlan(People people, Pace pace) {

  record Step(MessageStatus status, Instant due, @Nullable Integer errorCode) {}

  /** The step after the message's present status; null when there is none. */
  @Nullable Step next(Message message) {
    return switch (message.status()) {
      case SCHEDULED, ACCEPTED -> new Step(MessageStatus.QUEUED, leaves(message), null);
      case QUEUED -> new Step(MessageStatus.SENDING, after(message, 0.1, 0.3), null);
      case SENDING -> new Step(MessageStatus.SENT, after(message, 0.3, 0.5), null);
      case SENT -> outcome(message);
      case DELIVERED, UNDELIVERED, CANCELED, RECEIVED -> null;
    };
  }

  Step outcome(Message message) {
    Integer code = people.phone(message.to()).undeliveredCode();
    MessageStatus status = code == null ? MessageStatus.DELIVERED : MessageStatus.UNDELIVERED;
    return new Step(status, after(message, 0.5, 2), code);
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
    return Draw.of(0, message.sid());
  }
}
