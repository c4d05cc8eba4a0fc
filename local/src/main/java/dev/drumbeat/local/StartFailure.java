package dev.drumbeat.local;

/**
 * Something that keeps the product from starting, told to a person in one line: what is wrong and
 * what to do about it. The stack trace behind it belongs in the log.
 */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartFailure(String cause, String remedy) {
    super(cause + ". " + remedy + ".");
  }

  public StartFailure(String cause, String remedy, Throwable behind) {
    super(cause + ". " + remedy + ".", behind);
  }
}
