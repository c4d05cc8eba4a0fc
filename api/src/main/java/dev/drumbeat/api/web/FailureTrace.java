package dev.drumbeat.api.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;

/**
 * Describes a failure for the log without its messages: a database quotes people's data in them.
 */
final class FailureTrace {
  private static final int FRAMES = 12;

  private FailureTrace() {}

  static String of(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(8)
        .map(FailureTrace::describe)
        .collect(Collectors.joining(" caused by "));
  }

  private static String describe(Throwable failure) {
    String state = failure instanceof DataAccessException e ? " state " + e.sqlState() : "";
    String frames =
        Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining("\n    at ", "\n    at ", "\n"));
    return failure.getClass().getName() + state + frames;
  }
}
