package dev.drumbeat.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a worker would have written of one lead: its run, its place, a send and its attempt. */
public record Ledger(UUID workspace, UUID campaign, UUID run, long enrollment, UUID attempt) {
  public static final String PHONE = "+12065550147";
  public static final String EMAIL = "dana@example.com";
  public static final String SCRIPT =
      """
      {"script": "Hello, \\"Pike & Co\\" <here>", "gather": {"1": "INTERESTED", "9": "OPT_OUT"},
       "voicemail": "Call us back", "language": "en-US", "to": "+12065550147"}
      """;

  private static final String DEFINITION =
      """
      {"name": "c", "channels": ["sms"], "audience": {"list": "seattle"}, "start": "text1",
       "steps": {"text1": {"type": "end"}}}
      """;

  /** A lead that was sent one thing of a kind, with that content. */
  public static Ledger sent(UUID workspace, String kind, String content) {
    try (Connection connection = TestApi.database().ownerConnection()) {
      UUID campaign =
          insert(
              connection,
              "insert into campaign (workspace_id, name, draft) values (?, 'c', ?::jsonb)",
              workspace,
              DEFINITION);
      UUID version =
          insert(
              connection,
              "insert into campaign_version (workspace_id, campaign_id, number, definition)"
                  + " values (?, ?, 1, ?::jsonb)",
              workspace,
              campaign,
              DEFINITION);
      UUID run =
          insert(
              connection,
              "insert into run (workspace_id, campaign_id, version_id) values (?, ?, ?)",
              workspace,
              campaign,
              version);
      execute(
          connection,
          "insert into cohort (run_id, number, workspace_id, size) values (?, 0, ?, 1)",
          run,
          workspace);
      long point = point(connection, workspace, kind.equals("EMAIL") ? EMAIL : PHONE);
      long enrollment = enroll(connection, workspace, campaign, run, point, kind);
      long intent = intent(connection, workspace, run, enrollment, point, kind, content);
      UUID attempt =
          insert(
              connection,
              "insert into attempt (id, workspace_id, intent_id, n)"
                  + " values (gen_random_uuid(), ?, ?, 1)",
              workspace,
              intent);
      return new Ledger(workspace, campaign, run, enrollment, attempt);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One text of each row of a query, as the owner of the tables sees it. */
  public static List<String> query(String sql, Object... arguments) {
    try (Connection connection = TestApi.database().ownerConnection();
        PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes something as the owner of the tables. */
  public static void write(String sql, Object... arguments) {
    try (Connection connection = TestApi.database().ownerConnection()) {
      execute(connection, sql, arguments);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long point(Connection connection, UUID workspace, String value)
      throws SQLException {
    return Long.parseLong(
        returning(
            connection,
            "insert into contact_point (workspace_id, kind, value) values (?, ?, ?)"
                + " on conflict (workspace_id, kind, value) do update set score = 0 returning id",
            workspace,
            value.contains("@") ? "EMAIL" : "PHONE",
            value));
  }

  private static long enroll(
      Connection connection, UUID workspace, UUID campaign, UUID run, long point, String kind)
      throws SQLException {
    String column = kind.equals("EMAIL") ? "email_point_id" : "phone_point_id";
    return Long.parseLong(
        returning(
            connection,
            "insert into enrollment (workspace_id, campaign_id, run_id, cohort, lead_key, step,"
                + " visit, phase, work, due_at, hold, "
                + column
                + ") values (?, ?, ?, 0, 'k', 'text1', 1, 'READY', 'SMS', now(), 'QUIET_HOURS', ?)"
                + " returning id",
            workspace,
            campaign,
            run,
            point));
  }

  private static long intent(
      Connection connection,
      UUID workspace,
      UUID run,
      long enrollment,
      long point,
      String kind,
      String content)
      throws SQLException {
    return Long.parseLong(
        returning(
            connection,
            "insert into intent (workspace_id, run_id, cohort, enrollment_id, origin, step, visit,"
                + " kind, contact_point_id, claim_token, slot_at, content, state, provider_id)"
                + " values (?, ?, 0, ?, 'e:' || ?::text, 'text1', 1, ?, ?, gen_random_uuid(),"
                + " now(), ?::jsonb, 'ACCEPTED', 'SM1') returning id",
            workspace,
            run,
            enrollment,
            enrollment,
            kind,
            point,
            content));
  }

  private static UUID insert(Connection connection, String sql, Object... arguments)
      throws SQLException {
    return UUID.fromString(returning(connection, sql + " returning id", arguments));
  }

  private static String returning(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, arguments)) {
      statement.execute();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
