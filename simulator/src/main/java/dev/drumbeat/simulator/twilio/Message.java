package dev.drumbeat.simulator.twilio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as it stands. */
record Message(String sid, MessageForm form, Stamp stamp, State state) implements Listed {

  /**
   * @param sent when it left; null before
   */
  record State(
      MessageStatus status, Instant updated, @Nullable Instant sent, @Nullable Integer errorCode) {}

  static Message created(String sid, MessageForm form, Stamp stamp) {
    Instant sent = form.inbound() ? stamp.created() : null;
    return new Message(
        sid, form, stamp, new State(form.initialStatus(), stamp.created(), sent, null));
  }

  @Override
  public String to() {
    return form.to();
  }

  @Override
  public String from() {
    return form.from();
  }

  MessageStatus status() {
    return state.status();
  }

  /** A later status; what has a final one keeps it. */
  Message reached(MessageStatus status, Instant when, @Nullable Integer errorCode) {
    if (status().isFinal()) {
      return this;
    }
    Instant sent = status == MessageStatus.SENT ? when : state.sent();
    return new Message(sid, form, stamp, new State(status, when, sent, errorCode));
  }
}
