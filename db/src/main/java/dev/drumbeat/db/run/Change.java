package dev.drumbeat.db.run;

/** What became of asking a run to change its state. */
public enum Change {
  DONE,
  /** It was in that state already. */
  ALREADY,
  /** Its present state does not allow it, for instance to resume what was stopped. */
  REFUSED,
  NOT_FOUND
}
