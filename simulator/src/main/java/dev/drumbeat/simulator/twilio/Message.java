package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as it stands. */
record Message(String sid, MessageForm form, Stamp stamp, Fate fate, State state)
    implements Listed {

  /**
   * @param sent when it left; null before
   */
  record State(
      MessageStatus status, Instant updated, @Nullable Instant sent, @Nullable Integer errorCode) {}

  static Message created(String sid, MessageForm form, Stamp stamp, Fate fate) {
    Instant sent = form.inbound() ? stamp.created() : null;
    return new Message(
        sid, form, stamp, fate, new State(form.initialStatus(), stamp.created(), sent, null));
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
    return new Message(sid, form, stamp, fate, new State(status, when, sent, errorCode));
  }
}
