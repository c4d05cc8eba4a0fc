package dev.drumbeat.activities;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts what the PostgreSQL driver executes, by its own trace. */
public final class Statements {
  private Statements() {}

  /** How many statements the work takes, those that begin and end transactions too. */
  public static int of(Runnable work) {
    var executions = new Executions();
    Logger driver = Logger.getLogger("org.postgresql");
    Level level = driver.getLevel();
    boolean parents = driver.getUseParentHandlers();
    driver.setUseParentHandlers(false);
    driver.addHandler(executions);
    driver.setLevel(Level.FINEST);
    try {
      work.run();
    } finally {
      driver.setLevel(level);
      driver.removeHandler(executions);
      driver.setUseParentHandlers(parents);
    }
    return executions.count.get();
  }

  private static final class Executions extends Handler {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void publish(LogRecord record) {
      if (record.getMessage() != null && record.getMessage().startsWith(" FE=> Execute")) {
        count.incrementAndGet();
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
