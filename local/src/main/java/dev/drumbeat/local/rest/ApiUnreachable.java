package dev.drumbeat.local.rest;

/** Nobody answered, or nobody that speaks our language. */
public final class ApiUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1;

  ApiUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
