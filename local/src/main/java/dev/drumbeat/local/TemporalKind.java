package dev.drumbeat.local;

/** The kinds of Temporal server that a run can use. */
public enum TemporalKind {
  /** The CLI's development server, a child process whose state is kept in the data folder. */
  DEV,
  /** The SDK's test server within this process: nothing survives, and there is no UI. */
  EMBEDDED,
  /** One that runs already, named by {@code TEMPORAL_ADDRESS}. */
  EXTERNAL
}
