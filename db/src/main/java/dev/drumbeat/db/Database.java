package dev.drumbeat.db;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections as the application's role, and the two ways to use one: within a workspace,
 * or for the few look-ups that precede knowing it.
 */
public final class Database implements AutoCloseable {
  private static final int MAX_TRIES = 5;

  private final HikariDataSource pool;
  private final DSLContext dsl;
  private final @Nullable Duration answer;
  private volatile boolean bound;

  private Database(HikariDataSource pool, @Nullable Duration answer) {
    this.pool = pool;
    this.answer = answer;
    this.dsl =
        DSL.using(
            pool,
            SQLDialect.POSTGRES,
            new Settings().withExecuteLogging(false).withRenderSchema(false));
  }

  /** Opens a pool of at most {@code connections}; a statement takes the time that it takes. */
  public static Database open(DatabaseAddress address, int connections) {
    return new Database(new HikariDataSource(pool(address, connections)), null);
  }

  /**
   * As the other, for whoever has somebody waiting: a connection is had within half the time, and a
   * statement is answered within all of it or fails, also where the database has frozen.
   *
   * @param answer whole seconds; within a workspace the server ends a statement a little earlier
   */
  public static Database open(DatabaseAddress address, int connections, Duration answer) {
    HikariConfig config = pool(address, connections);
    config.setConnectionTimeout(answer.toMillis() / 2);
    config.setValidationTimeout(answer.toMillis() / 4);
    config.addDataSourceProperty("socketTimeout", String.valueOf(answer.toSeconds()));
    config.addDataSourceProperty("connectTimeout", String.valueOf(answer.toSeconds()));
    return new Database(new HikariDataSource(config), answer);
  }

  private static HikariConfig pool(DatabaseAddress address, int connections) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("drumbeat");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "drumbeat");
    return config;
  }

  /**
   * Runs one transaction that sees only this workspace's rows. A deadlock or a serialization error
   * is tried again, so the work must have no effect but on the database.
   */
  public <T> T inWorkspace(UUID workspace, Function<DSLContext, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction(transaction -> {
          enter(transaction, workspace);
          return work.apply(transaction);
        });
      } catch (DataAccessException e) {
        if (attempt == MAX_TRIES || !isTransient(e)) {
          throw e;
        }
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(1_000_000, 20_000_000) * attempt);
      }
    }
  }

  /** {@link #inWorkspace} for work without a result. */
  public void doInWorkspace(UUID workspace, Consumer<DSLContext> work) {
    inWorkspace(
        workspace,
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  /** Runs one transaction without a workspace: sees no tenant's row, may call the look-ups. */
  public <T> T withoutWorkspace(Function<DSLContext, T> work) {
    return transaction(work);
  }

  // jOOQ's own transactions ask the server for its isolation level each time, a round trip more.
  private <T> T transaction(Function<DSLContext, T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      if (!bound) {
        ApplicationRole.requireBound(connection);
        bound = true;
      }
      try {
        T result =
            work.apply(dsl.configuration().derive(new DefaultConnectionProvider(connection)).dsl());
        connection.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollback(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DataAccessException("The database can't be used: " + e.getMessage(), e);
    }
  }

  private static void rollback(Connection connection, Throwable because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private void enter(DSLContext transaction, UUID workspace) {
    Field<String> entered = set("drumbeat.workspace", workspace.toString());
    transaction.execute(
        answer == null
            ? select(entered)
            : select(
                entered, set("statement_timeout", String.valueOf(answer.toMillis() * 9 / 10))));
  }

  /** Until the transaction ends. */
  private static Field<String> set(String name, String value) {
    return DSL.function("set_config", String.class, inline(name), val(value), inline(true));
  }

  private static boolean isTransient(DataAccessException e) {
    String state = e.sqlState();
    return state.equals("40001") || state.equals("40P01");
  }

  @Override
  public void close() {
    pool.close();
  }
}
