package dev.drumbeat.worker;

/** Why the process cannot start, in one line, and what to do about it. Never repeats a secret. */
public final class StartFault extends RuntimeException {
  private final String remedy;

  StartFault(String cause, String remedy) {
    super(cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
