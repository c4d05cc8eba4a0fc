package dev.drumbeat.journey.template;

import org.jspecify.annotations.Nullable;

/** A template that doesn't parse, or that went over a limit when rendered. */
public final class TemplateFault extends Exception {
  private final @Nullable Integer line;
  private final @Nullable Integer column;

  TemplateFault(String message, @Nullable Integer line, @Nullable Integer column) {
    super(message);
    this.line = line;
    this.column = column;
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
