package dev.drumbeat.activities;

import dev.drumbeat.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

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

  static void none(TestDatabase database) {
    execute(database, FUNCTION, "drop function refuse cascade");
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
