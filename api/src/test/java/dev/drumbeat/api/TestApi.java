package dev.drumbeat.api;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.integration.Secrets;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** The real process, started once for all tests, on a real database and an in-memory Temporal. */
public final class TestApi {
  public static final String PUBLIC_URL = "https://drum.example.com";
  public static final String SECRET_KEY = Secrets.randomKey();

  private static final TestApi RUNNING = new TestApi();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestDatabase database;
  private final int temporalPort = freePort();
  private final ConfigurableApplicationContext context;

  private TestApi() {
    database = TestDatabase.create();
    TestServer.createPortBoundServer(temporalPort);
    context = ApiApplication.start(properties());
  }

  private Map<String, Object> properties() {
    return new HashMap<>(
        Map.of(
            "server.port",
            "0",
            "drumbeat.database.url",
            database.application().url(),
            "drumbeat.database.user",
            database.application().user(),
            "drumbeat.database.password",
            database.application().password(),
            "drumbeat.public-url",
            PUBLIC_URL,
            "drumbeat.secret-key",
            SECRET_KEY,
            "drumbeat.temporal.address",
            "localhost:" + temporalPort,
            "drumbeat.temporal.ui-url",
            "http://localhost:8233",
            "logging.level.root",
            "warn"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static TestDatabase database() {
    return RUNNING.database;
  }

  public static <T> T bean(Class<T> type) {
    return RUNNING.context.getBean(type);
  }

  public static int port() {
    return Integer.parseInt(
        RUNNING.context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Without a key. */
  public static Client anonymous() {
    return new Client(HTTP, port(), new UUID(0, 0), null);
  }

  /** With a key of a workspace of its own. */
  public static Client client() {
    return client("read", "write");
  }

  /** With a key that may do only this. */
  public static Client client(String... scopes) {
    UUID workspace = RUNNING.database.workspace();
    String key = "drum_" + UUID.randomUUID();
    try (var connection = RUNNING.database.ownerConnection();
        var insert =
            connection.prepareStatement(
                "insert into api_key (workspace_id, name, prefix, hash, scopes)"
                    + " values (?, 't', 'd', ?, ?)")) {
      insert.setObject(1, workspace);
      insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(key.getBytes("UTF-8")));
      insert.setArray(3, connection.createArrayOf("text", scopes));
      insert.executeUpdate();
    } catch (SQLException | IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return new Client(HTTP, port(), workspace, key);
  }
}
