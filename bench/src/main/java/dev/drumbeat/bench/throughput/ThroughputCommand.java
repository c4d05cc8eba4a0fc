package dev.drumbeat.bench.throughput;

import dev.drumbeat.bench.product.LeadFile;
import dev.drumbeat.bench.product.ProductProcess;
import dev.drumbeat.bench.product.Progress;
import dev.drumbeat.bench.product.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench throughput}. */
@Command(
    name = "throughput",
    mixinStandardHelpOptions = true,
    description =
        "The whole product as processes of their own, on this machine: how many sends a second"
            + " simulated providers accept that answer at once, what each costs, what binds.")
public final class ThroughputCommand implements Callable<Integer> {
  @Option(
      names = "--leads",
      paramLabel = "N",
      description = "Leads of each campaign (default: ${DEFAULT-VALUE}).")
  int leads = 10_000;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (leads < 1 || leads > LeadFile.MOST) {
      throw new ParameterException(
          spec.commandLine(), "There are 1 to %,d leads.".formatted(LeadFile.MOST));
    }
    if (System.getProperty("drumbeat.temporal", "").isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("The Temporal development server is needed: ./drumbeat temporal builds it.");
      return 1;
    }
    return report() ? 0 : 1;
  }

  /** Whether all was measured; false when it was stopped. */
  private boolean report() throws IOException {
    Progress progress = new Progress(spec.commandLine().getOut());
    List<Measured> all = new ArrayList<>();
    for (boolean callbacks : new boolean[] {false, true}) {
      Optional<List<Measured>> measured = measure(callbacks, progress);
      if (measured.isEmpty()) {
        return false;
      }
      all.addAll(measured.get());
    }
    Report report = new Report(leads, all);
    report.lines().forEach(spec.commandLine().getOut()::println);
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return true;
  }

  /** On a product of its own, so that nothing of the other half is left to do. */
  private Optional<List<Measured>> measure(boolean callbacks, Progress progress)
      throws IOException {
    Path folder = Files.createTempDirectory("drumbeat-bench").toRealPath();
    progress.show("Starting the product, callbacks " + state(callbacks));
    ProductProcess product = ProductProcess.start(folder.resolve("data"), callbacks);
    Stopping stopping = new Stopping(product, folder);
    try (stopping) {
      product.awaitUp();
      return Optional.of(measure(product, folder, callbacks, progress));
    } catch (RuntimeException e) {
      if (stopping.stopped()) {
        return Optional.empty();
      }
      progress.tell("The logs are in " + folder);
      stopping.keepFolder();
      throw e;
    }
  }

  private List<Measured> measure(
      ProductProcess product, Path folder, boolean callbacks, Progress progress) {
    try (Rounds rounds = new Rounds(product, folder, callbacks, progress)) {
      rounds.prepare(leads);
      List<Measured> all = new ArrayList<>();
      for (Channel channel : Channel.values()) {
        Measured measured = rounds.measure(channel, leads);
        progress.tell(
            "%s, callbacks %s: %,.0f accepted a second, %.2f CPU s for 1,000"
                .formatted(
                    channel.title(),
                    state(callbacks),
                    measured.perSecond(),
                    measured.cpuPerThousand()));
        all.add(measured);
      }
      return all;
    }
  }

  private static String state(boolean callbacks) {
    return callbacks ? "on" : "off";
  }
}
