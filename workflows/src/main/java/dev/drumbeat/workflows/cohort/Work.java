package dev.drumbeat.workflows.cohort;

/**
 * The kinds of work that a lead can be due for. Their codes are in histories: add at the end, never
 * reorder.
 */
public enum Work {
  NONE("ended"),
  JOURNEY("journey"),
  SMS("text"),
  EMAIL("e-mail"),
  CALL("call"),
  ENRICH("enrich"),
  TASK("task"),
  WEBHOOK("webhook"),
  PAYMENT("payment link"),
  AI_CALL("assistant's call");

  private static final Work[] BY_CODE = values();

  private final String label;

  Work(String label) {
    this.label = label;
  }

  public int code() {
    return ordinal();
  }

  /** For people, in summaries. */
  public String label() {
    return label;
  }

  public static Work of(int code) {
    return BY_CODE[code];
  }
}
