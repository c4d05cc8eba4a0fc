package dev.drumbeat.db;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * A pool of connections as the application's role, and the two ways to use one: within a workspace,
 * or for the few look-ups that precede knowing it.
 */
public final class Database implements AutoCloseable {
  private static final int MAX_TRIES = 5;

  private final HikariDataSource pool;
  private final DSLContext dsl;
  private volatile boolean bound;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.dsl =
        DSL.using(
            pool,
            SQLDialect.POSTGRES,
            new Settings().withExecuteLogging(false).withRenderSchema(false));
  }

  /** Opens a pool of at most {@code connections}. */
  public static Database open(DatabaseAddress address, int connections) {
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
    return new Database(new HikariDataSource(config));
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

  private static void enter(DSLContext transaction, UUID workspace) {
    transaction.execute(
        select(
            DSL.function(
                "set_config",
                String.class,
                inline("drumbeat.workspace"),
                val(workspace.toString()),
                inline(true))));
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
