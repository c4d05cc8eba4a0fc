package dev.drumbeat.db.schedule;

/** Whether a run begins while the one that the schedule began before still goes on. */
public enum Overlap {
  SKIP,
  ALLOW
}
