package dev.drumbeat.bench.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  private volatile boolean stopped;

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
    try {
      report();
      return 0;
    } catch (RuntimeException e) {
      // What a stop in mid-work breaks is no failure.
      if (stopped) {
        return 1;
      }
      throw e;
    }
  }

  private void report() throws IOException {
    Progress progress = new Progress(spec.commandLine().getOut());
    List<Measured> all = new ArrayList<>();
    for (boolean callbacks : new boolean[] {false, true}) {
      all.addAll(measure(callbacks, progress));
    }
    Report report = new Report(leads, all);
    report.lines().forEach(spec.commandLine().getOut()::println);
    if (json != null) {
      Files.writeString(json, report.json());
    }
  }

  /** On a product of its own, so that nothing of the other half is left to do. */
  private List<Measured> measure(boolean callbacks, Progress progress) throws IOException {
    Path folder = Files.createTempDirectory("drumbeat-bench").toRealPath();
    progress.show("Starting the product, callbacks " + state(callbacks));
    ProductProcess product = ProductProcess.start(folder.resolve("data"), callbacks);
    Thread stop = new Thread(() -> stop(product, folder), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try (product) {
      product.awaitUp();
      return measure(product, folder, callbacks, progress);
    } catch (RuntimeException e) {
      if (!stopped) {
        progress.tell("The logs are in " + folder);
        Runtime.getRuntime().removeShutdownHook(stop);
      }
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
            "%s, callbacks %s: %,.0f accepted a second"
                .formatted(channel.title(), state(callbacks), measured.perSecond()));
        all.add(measured);
      }
      return all;
    }
  }

  private static String state(boolean callbacks) {
    return callbacks ? "on" : "off";
  }

  /** Whatever ends this process ends the product, which stops its own parts in order. */
  private void stop(ProductProcess product, Path folder) {
    stopped = true;
    product.close();
    try {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
