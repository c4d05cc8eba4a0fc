package dev.drumbeat.db.integration;

/** Whether real people are reached. */
public enum Mode {
  SIMULATED,
  LIVE
}
