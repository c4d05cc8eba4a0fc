package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as it stands. */
record Call(String sid, CallForm form, Stamp stamp, Fate fate, State state) implements Listed {

  /**
   * @param started when it was dialled, null before
   * @param seconds of talk as the carrier bills them, null until the end
   */
  record State(
      CallStatus status,
      Instant updated,
      @Nullable Instant started,
      @Nullable Long seconds,
      @Nullable String answeredBy) {}

  static Call created(String sid, CallForm form, Stamp stamp, Fate fate) {
    return new Call(
        sid, form, stamp, fate, new State(CallStatus.QUEUED, stamp.created(), null, null, null));
  }

  @Override
  public String to() {
    return form.to();
  }

  @Override
  public String from() {
    return form.from();
  }

  CallStatus status() {
    return state.status();
  }

  @Nullable Instant ended() {
    return status().isFinal() ? state.updated() : null;
  }

  Call reached(CallStatus status, Instant when) {
    if (status().isFinal()) {
      return this;
    }
    Instant started = state.started() == null && dialled(status) ? when : state.started();
    return with(new State(status, when, started, state.seconds(), state.answeredBy()));
  }

  Call ended(CallStatus status, Instant when, long seconds) {
    Call last = reached(status, when);
    State s = last.state();
    return status().isFinal()
        ? this
        : with(new State(s.status(), s.updated(), s.started(), seconds, s.answeredBy()));
  }

  Call answeredBy(@Nullable String who) {
    return with(new State(state.status(), state.updated(), state.started(), state.seconds(), who));
  }

  private Call with(State other) {
    return new Call(sid, form, stamp, fate, other);
  }

  private static boolean dialled(CallStatus status) {
    return status != CallStatus.QUEUED && status != CallStatus.CANCELED;
  }
}
