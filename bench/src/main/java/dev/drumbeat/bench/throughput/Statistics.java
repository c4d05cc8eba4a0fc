package dev.drumbeat.bench.throughput;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What PostgreSQL counts, read as its superuser; what that reads itself isn't counted. */
final class Statistics implements AutoCloseable {
  private static final String OF_PRODUCT =
      " from pg_stat_statements where userid = 'drumbeat'::regrole ";

  private final Connection connection;

  /**
   * Counts since the server's start.
   *
   * @param statements of the product, without those that only begin and end transactions
   * @param wal bytes written ahead
   */
  record Counts(long statements, long commits, long wal) {}

  /** One of the product's statements, with all that it took. */
  record Statement(String text, long calls, double millis) {}

  Statistics(URI database, String password) {
    try {
      connection = DriverManager.getConnection(database.toString(), "postgres", password);
      try (var statement = connection.createStatement()) {
        statement.execute("create extension if not exists pg_stat_statements");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Counts counts() {
    return new Counts(
        number(
            "select coalesce(sum(calls), 0)"
                + OF_PRODUCT
                + "and query !~* '^(begin|commit|rollback|set|savepoint|release)'"),
        number("select xact_commit from pg_stat_database where datname = current_database()"),
        number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"));
  }

  /** Forgets the statements so far. */
  void forget() {
    number("select count(*) from (select pg_stat_statements_reset()) x");
  }

  /** Those that took longest. */
  List<Statement> longest(int most) {
    return read(
        "select regexp_replace(query, '\\s+', ' ', 'g'), calls, total_exec_time"
            + OF_PRODUCT
            + "order by total_exec_time desc limit "
            + most,
        row -> new Statement(row.getString(1), row.getLong(2), row.getDouble(3)));
  }

  /** Leads of a run that have been sent to, or won't be. */
  long settled(UUID run, Channel channel) {
    String measures =
        "'^intent[.]%s[.](ACCEPTED|REJECTED|NOT_SENT|ABANDONED)|^decision[.]%s[.]DENIED'"
            .formatted(channel.intent(), channel.name());
    return number(
        "select coalesce(sum(n), 0) from tally where run_id = '%s' and measure ~ %s"
            .formatted(run, measures));
  }

  boolean ended(UUID run) {
    return number("select count(*) from run where state = 'COMPLETED' and id = '" + run + "'") == 1;
  }

  /** Events that have come so far; the statistics lag a second. */
  long events() {
    return number("select n_tup_ins from pg_stat_user_tables where relname = 'inbox'");
  }

  long pendingEvents() {
    return number("select count(*) from inbox where state = 'PENDING'");
  }

  /** What the product's connections do right now: {@code running}, or what each waits for. */
  Map<String, Long> activity() {
    Map<String, Long> doing = new LinkedHashMap<>();
    read(
            """
            select coalesce(wait_event_type || ' ' || wait_event, 'running') from pg_stat_activity
            where usename = 'drumbeat' and state = 'active'
            """,
            row -> row.getString(1))
        .forEach(each -> doing.merge(each, 1L, Long::sum));
    return doing;
  }

  private long number(String query) {
    return read(query, row -> row.getLong(1)).getFirst();
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String query, Row<T> row) {
    List<T> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
