package dev.drumbeat.api.web;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Tells a database that doesn't answer from one that refuses. */
final class Unavailable {
  static final String RETRY_AFTER_SECONDS = "5";
  static final String DETAIL =
      "The database doesn't answer in time; whether a change was made is not known. Ask again later";

  private Unavailable() {}

  /** Whether a failure comes of a database that is away, frozen, overloaded or about to stop. */
  static boolean in(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(8)
        .anyMatch(t ->
            t instanceof SocketTimeoutException
                || t instanceof SQLTransientConnectionException
                || t instanceof SQLException sql && isAway(String.valueOf(sql.getSQLState())));
  }

  /** Classes of PostgreSQL's appendix A: no connection, too many, out of time, shut down. */
  private static boolean isAway(String state) {
    return state.startsWith("08")
        || state.equals("53300")
        || state.equals("57014")
        || state.startsWith("57P0");
  }
}
