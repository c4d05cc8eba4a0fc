package dev.drumbeat.journey.template;

import org.jspecify.annotations.Nullable;

/** A template that doesn't parse, or that went over a limit when rendered. */
public final class TemplateFault extends Exception {
  private final @Nullable Integer line;
  private final @Nullable Integer column;
  private final boolean limit;

  TemplateFault(String message, @Nullable Integer line, @Nullable Integer column) {
    this(message, line, column, false);
  }

  private TemplateFault(
      String message, @Nullable Integer line, @Nullable Integer column, boolean limit) {
    super(message);
    this.line = line;
    this.column = column;
    this.limit = limit;
  }

  static TemplateFault overLimit(String message) {
    return new TemplateFault(message, null, null, true);
  }

  /** Whether it does what no template may, such as to turn a loop 1,001 times. */
  public boolean limit() {
    return limit;
  }

  /** From 1, within the template. */
  public @Nullable Integer line() {
    return line;
  }

  /** From 1, within the template. */
  public @Nullable Integer column() {
    return column;
  }
}
