package dev.drumbeat.api.web;

/** A write that is not done, because another came first; answered with 412 and what is there. */
public final class StaleWrite extends RuntimeException {
  private final transient Current current;

  public StaleWrite(Current current) {
    super("It was changed meanwhile");
    this.current = current;
  }

  Current current() {
    return current;
  }
}
