package dev.drumbeat.local;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * A command that runs the product: takes the data folder, starts everything, does its work, and
 * stops everything in reverse order, however it ends.
 */
final class ProductRun {
  private final PrintWriter out;
  private final PrintWriter err;

  /** What a command does once all is up; its result is the exit status. */
  interface Work {
    int on(Product product);
  }

  ProductRun(CommandLine commandLine) {
    this.out = commandLine.getOut();
    this.err = commandLine.getErr();
  }

  int with(RunOptions options, Work work) {
    DataFolder folder;
    try {
      folder = DataFolder.open(options.data);
    } catch (StartFailure e) {
      err.println(e.getMessage());
      return 1;
    }
    System.setProperty("drumbeat.log", folder.log("drumbeat.log").toString());
    Logger log = LoggerFactory.getLogger(ProductRun.class);
    StartedParts parts = new StartedParts();
    parts.start(() -> folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
    try {
      return work.on(Product.start(folder, options, parts, out));
    } catch (RuntimeException e) {
      // What a stop in mid-work breaks is no failure.
      if (!parts.isClosed()) {
        log.error("Stopping", e);
        err.println(e instanceof StartFailure ? e.getMessage() : unexpected(e, folder));
      }
      return 1;
    } finally {
      parts.close();
    }
  }

  private static String unexpected(RuntimeException e, DataFolder folder) {
    return "Unexpected: " + e + ". The log is " + folder.log("drumbeat.log") + ".";
  }

  private void stop(StartedParts parts) {
    if (!parts.isClosed()) {
      out.println(
          Boolean.getBoolean("drumbeat.keepsClasses")
              ? "Stopping. For a faster next start this takes some seconds more, once."
              : "Stopping.");
      parts.close();
    }
  }
}
