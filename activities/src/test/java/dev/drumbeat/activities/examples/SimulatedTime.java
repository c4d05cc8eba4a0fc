package dev.drumbeat.activities.examples;

import dev.drumbeat.activities.SendingWorkspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * An engine's time, told to the database too: what it stamps by itself is of the simulated day, so
 * that rolling caps and the order of events are judged as in real weeks.
 */
final class SimulatedTime implements InstantSource, AutoCloseable {
  private static final Duration WORTHWHILE = Duration.ofMillis(20);
  private static final List<String> STAMPED =
      List.of(
          "enrollment alter created_at",
          "intent alter created_at",
          "attempt alter started_at",
          "event alter created_at",
          "task alter created_at",
          "inbound_message alter received_at");

  private final InstantSource engine;
  private final String workspace;
  private final Connection connection;
  private Duration told = Duration.ZERO;

  SimulatedTime(SendingWorkspace workspace, InstantSource engine) throws SQLException {
    this.engine = engine;
    this.workspace = workspace.id().toString();
    this.connection = workspace.ownerConnection();
    execute(
        """
        create table if not exists simulated_time (workspace_id uuid primary key, ahead interval)
        """,
        """
        create or replace function simulated_now() returns timestamptz
        language sql stable security definer as $$
          select now() + coalesce((select ahead from simulated_time
                                   where workspace_id = current_workspace()), interval '0')
        $$
        """);
    stampBy("simulated_now()");
  }

  @Override
  public synchronized Instant instant() {
    Instant now = engine.instant();
    Duration ahead = Duration.between(Instant.now(), now);
    if (ahead.minus(told).abs().compareTo(WORTHWHILE) > 0) {
      tell(ahead);
    }
    return now;
  }

  private void stampBy(String now) {
    STAMPED.forEach(column -> execute("alter table " + column + " set default " + now));
  }

  private void tell(Duration ahead) {
    execute(
        """
        insert into simulated_time values ('%s', make_interval(secs => %d / 1000.0))
        on conflict (workspace_id) do update set ahead = excluded.ahead
        """
            .formatted(workspace, ahead.toMillis()));
    told = ahead;
  }

  private void execute(String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    stampBy("now()");
    connection.close();
  }
}
