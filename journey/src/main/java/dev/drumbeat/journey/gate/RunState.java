package dev.drumbeat.journey.gate;

/** The state of a campaign's run, as far as sending cares. */
public enum RunState {
  RUNNING,
  PAUSED,
  STOPPED
}
