package dev.drumbeat.db;

/** Why a database can't be used as it is given, in one line, and what to do about it. */
public final class DatabaseFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String cause;
  private final String remedy;

  DatabaseFault(String cause, String remedy) {
    super(cause + ". " + remedy + ".");
    this.cause = cause;
    this.remedy = remedy;
  }

  /** What is wrong, without a full stop. */
  public String fault() {
    return cause;
  }

  /** What to do, without a full stop. */
  public String remedy() {
    return remedy;
  }
}
