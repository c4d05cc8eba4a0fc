package dev.drumbeat.simulator.engine;

/** What became of a callback. */
public sealed interface Delivery {
  record Answered(int status, String body) implements Delivery {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /** No connection, no answer in time, or an answer beyond the size limit. */
  record Unreachable(String reason) implements Delivery {}
}
