package dev.drumbeat.api.config;

/** A setting that the process can't start with. Never repeats a secret. */
public final class ConfigurationFault extends RuntimeException {
  private final String remedy;

  ConfigurationFault(String cause, String remedy) {
    super(cause);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
