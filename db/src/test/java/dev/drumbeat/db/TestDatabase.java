package dev.drumbeat.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for tests: one server in a JVM, migrated once, and a clone of that database for
 * whoever asks. Its time zone is not the JVM's, so that a confusion of the two shows.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger CLONES = new AtomicInteger();
  private static final String APPLICATION = "drumbeat_test";

  private final String name;
  private final DatabaseAddress owner;
  private Database database;

  private TestDatabase(String name) {
    this.name = name;
    this.owner = address(name, "postgres");
    this.database = open();
  }

  /** A fresh, migrated, empty database. */
  public static TestDatabase create() {
    return cloneOf("template_drumbeat");
  }

  /** A copy as it stands now; nobody else may be connected, as for a copy of a stopped folder. */
  public TestDatabase copy() {
    database.close();
    TestDatabase copy = cloneOf(name);
    database = open();
    return copy;
  }

  private static TestDatabase cloneOf(String template) {
    String name = "clone_" + CLONES.incrementAndGet();
    execute("create database " + name + " template " + template);
    return new TestDatabase(name);
  }

  private Database open() {
    return Database.open(address(name, APPLICATION), 12);
  }

  /** As the application sees it. */
  public Database database() {
    return database;
  }

  /** As the owner of the tables, who sees every workspace. */
  public DatabaseAddress owner() {
    return owner;
  }

  /** The application's own address, for what opens its own pool. */
  public DatabaseAddress application() {
    return new DatabaseAddress(owner.url(), APPLICATION, APPLICATION);
  }

  /** A new workspace's id. */
  public UUID workspace() {
    UUID id = UUID.randomUUID();
    try (Connection connection = ownerConnection();
        var insert =
            connection.prepareStatement("insert into workspace (id, name) values (?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, "Workspace " + id);
      insert.executeUpdate();
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection of the owner's. */
  public Connection ownerConnection() throws SQLException {
    return java.sql.DriverManager.getConnection(owner.url(), owner.user(), owner.password());
  }

  @Override
  public void close() {
    database.close();
  }

  private static DatabaseAddress address(String name, String user) {
    return new DatabaseAddress(Server.POSTGRES.getJdbcUrl(user, name).split("\\?")[0], user, user);
  }

  private static void execute(String sql) {
    synchronized (Server.class) {
      try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", "Asia/Kathmandu")
                .setServerConfig("max_connections", "300")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
            var statement = connection.createStatement()) {
          statement.execute("create role " + APPLICATION + " login password '" + APPLICATION + "'");
          statement.execute("create database template_drumbeat");
        }
        String url = postgres.getJdbcUrl("postgres", "template_drumbeat").split("\\?")[0];
        Migrations.migrate(new DatabaseAddress(url, "postgres", "postgres"), APPLICATION);
        return postgres;
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
