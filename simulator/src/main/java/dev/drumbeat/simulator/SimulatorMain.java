package dev.drumbeat.simulator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Runs the simulator by itself until it is told to stop. */
public final class SimulatorMain {
  private SimulatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.print(CommandLine.HELP);
      return;
    }
    quietLibraries();
    try {
      serve(CommandLine.parse(args, System.getenv()));
    } catch (IllegalArgumentException | IOException refused) {
      System.err.println("simulator: " + refused.getMessage());
      System.exit(2);
    }
  }

  private static void serve(CommandLine command) throws IOException, InterruptedException {
    Simulator simulator = Simulator.start(command.config());
    command.hooks().ifPresent(simulator::setHooks);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  close(simulator);
                  stopped.countDown();
                }));
    System.out.println("Simulator at " + simulator.baseUrl());
    stopped.await();
  }

  private static void close(Simulator simulator) {
    try {
      simulator.close();
    } catch (IOException failed) {
      System.err.println("simulator: " + failed.getMessage());
    }
  }

  private static void quietLibraries() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.INFO);
    }
  }
}
