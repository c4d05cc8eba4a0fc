package dev.drumbeat.local;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the product and stays until it is told to stop. */
@Command(
    name = "up",
    description = "Start everything on this machine and stay up until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin RunOptions options = new RunOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    DataFolder folder;
    try {
      folder = DataFolder.open(options.data);
    } catch (StartFailure e) {
      err.println(e.getMessage());
      return 1;
    }
    System.setProperty("drumbeat.log", folder.log("drumbeat.log").toString());
    Logger log = LoggerFactory.getLogger(UpCommand.class);
    StartedParts parts = new StartedParts();
    parts.start(() -> folder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts, out), "stop"));
    try {
      LocalRun run = start(folder, parts, out);
      out.println("Ctrl-C stops it.");
      throw run.awaitFailure();
    } catch (StartFailure e) {
      log.error("Stopping", e);
      err.println(e.getMessage());
    } catch (RuntimeException e) {
      log.error("Stopping", e);
      err.println("Unexpected: " + e + ". The log is " + folder.log("drumbeat.log") + ".");
    } finally {
      parts.close();
    }
    return 1;
  }

  private static void stop(StartedParts parts, PrintWriter out) {
    if (!parts.isClosed()) {
      out.println("Stopping.");
      parts.close();
    }
  }

  private LocalRun start(DataFolder folder, StartedParts parts, PrintWriter out) {
    Map<String, String> environment = System.getenv();
    LocalRun run = LocalRun.on(folder, options.askedPorts(), environment, parts);
    Database database = run.startDatabase(folder);
    out.println("PostgreSQL   " + database.app().url());
    TemporalService temporal = run.startTemporal(folder, options.temporal);
    out.println("Temporal     " + temporal.address() + ", namespace " + temporal.namespace());
    temporal.uiUrl().ifPresent(url -> out.println("Temporal UI  " + url));
    if (temporal.kind() == TemporalKind.EMBEDDED) {
      out.println(
          "NOT DURABLE: Temporal runs in memory and without a UI; what it does ends with this"
              + " process. --temporal=dev is the real one (Temporal CLI, or Go to build it).");
    }
    return run;
  }
}
