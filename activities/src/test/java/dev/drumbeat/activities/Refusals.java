package dev.drumbeat.activities;

import dev.drumbeat.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** Rows that the database refuses, by a trigger of the owner's. */
final class Refusals {
  private static final String FUNCTION =
      """
      create or replace function refuse() returns trigger language plpgsql as $$
      begin
        raise exception using errcode = '22P05',
          message = 'unsupported Unicode escape sequence';
      end $$
      """;

  private Refusals() {}

  static void of(TestDatabase database, String table, String condition) {
    execute(
        database,
        FUNCTION,
        "create trigger refused before insert or update on %s for each row when (%s) %s"
            .formatted(table, condition, "execute function refuse()"));
  }

  /** As the other, for rows that must not go. */
  static void ofDeletes(TestDatabase database, String table) {
    execute(
        database,
        FUNCTION,
        "create trigger refused before delete on %s for each row execute function refuse()"
            .formatted(table));
  }

  /** The server ends the connection of whoever writes to a table. */
  static void vanish(TestDatabase database, String table) {
    execute(
        database,
        """
        create or replace function refuse() returns trigger language plpgsql security definer as $$
        begin
          perform pg_terminate_backend(pg_backend_pid());
          return new;
        end $$
        """,
        "create trigger refused before insert on %s for each row execute function refuse()"
            .formatted(table));
  }

  /** Each new attempt takes a while, in the midst of its transaction, and says when it was made. */
  static void slowAttempts(TestDatabase database) {
    execute(
        database,
        """
        create or replace function refuse() returns trigger language plpgsql as $$
        begin
          perform pg_sleep(0.005);
          new.started_at := clock_timestamp();
          return new;
        end $$
        """,
        "create trigger refused before insert on attempt for each row execute function refuse()");
  }

  static void none(TestDatabase database) {
    execute(database, FUNCTION, "drop function refuse cascade");
  }

  /** Sets a table's own time of change, which its trigger sets otherwise. */
  static void untouch(TestDatabase database, String table, UUID workspace, Duration time) {
    execute(
        database,
        "alter table %s disable trigger touch".formatted(table),
        "update %s set updated_at = now() - interval '%d seconds' where workspace_id = '%s'"
            .formatted(table, time.toSeconds(), workspace),
        "alter table %s enable trigger touch".formatted(table));
  }

  private static void execute(TestDatabase database, String... statements) {
    try (Connection connection = database.ownerConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
