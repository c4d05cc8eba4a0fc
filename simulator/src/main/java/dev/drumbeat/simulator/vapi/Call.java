package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.faults.Fate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands.
 *
 * @param visibleFrom when lists show it, later than creation where they lag
 */
record Call(
    String id, CallForm form, Instant created, Instant visibleFrom, Fate fate, State state) {
  static final String QUEUED = "queued";
  static final String RINGING = "ringing";
  static final String IN_PROGRESS = "in-progress";
  static final String ENDED = "ended";

  /**
   * How far it is.
   *
   * @param started when somebody or something picked up; null before
   * @param talk what was said and found; null until the end
   */
  record State(
      String status,
      Instant updated,
      @Nullable Instant started,
      @Nullable String endedReason,
      @Nullable Talk talk) {}

  boolean isOver() {
    return state.status().equals(ENDED);
  }

  Call reached(String status, Instant now) {
    Instant started = status.equals(IN_PROGRESS) ? now : state.started();
    return isOver() ? this : with(new State(status, now, started, null, null));
  }

  Call ended(String reason, Talk talk, Instant now) {
    return isOver() ? this : with(new State(ENDED, now, state.started(), reason, talk));
  }

  Call with(State other) {
    return new Call(id, form, created, visibleFrom, fate, other);
  }

  /** A time as the provider writes it, whose clock may be off. */
  @Nullable String byItsClock(@Nullable Instant time) {
    return time == null ? null : time.plus(fate.skew()).toString();
  }
}
