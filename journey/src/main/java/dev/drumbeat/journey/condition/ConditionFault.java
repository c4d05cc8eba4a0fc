package dev.drumbeat.journey.condition;

/** A condition that doesn't compile. */
public final class ConditionFault extends Exception {
  private final int line;
  private final int column;

  ConditionFault(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** From 1, within the condition. */
  public int line() {
    return line;
  }

  /** From 1, within the condition. */
  public int column() {
    return column;
  }
}
