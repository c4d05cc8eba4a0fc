package dev.drumbeat.journey.machine;

/** What a lead does at its step. */
public enum Phase {
  /** The step's own work is to be done now. */
  READY,
  /** A timer or an awaited event is open. */
  WAITING,
  /** The effect was accepted; its call's end or delivery report is open. */
  AWAITING_OUTCOME,
  ENDED
}
