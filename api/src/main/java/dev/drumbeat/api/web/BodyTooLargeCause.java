package dev.drumbeat.api.web;

import java.util.stream.Stream;

/** Tells whether a failure came from a body that was too large. */
final class BodyTooLargeCause {
  private BodyTooLargeCause() {}

  static boolean in(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .anyMatch(t ->
            t instanceof BodyTooLarge
                || t.getClass().getSimpleName().contains("SizeLimitExceeded")
                || t.getClass().getSimpleName().contains("SizeException"));
  }
}
