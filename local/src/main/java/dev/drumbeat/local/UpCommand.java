package dev.drumbeat.local;

import java.util.concurrent.Callable;
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
    return new ProductRun(spec.commandLine())
        .with(
            options,
            product -> {
              spec.commandLine().getOut().println("Ctrl-C stops it.");
              throw product.run().awaitFailure();
            });
  }
}
