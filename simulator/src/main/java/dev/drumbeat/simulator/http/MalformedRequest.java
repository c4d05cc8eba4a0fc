package dev.drumbeat.simulator.http;

/** Thrown where a request can't be read at all; answered with a 400. */
public final class MalformedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRequest(String message) {
    super(message);
  }
}
