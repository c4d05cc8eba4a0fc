package dev.drumbeat.bench.latency;

import dev.drumbeat.bench.product.LeadFile;
import dev.drumbeat.bench.product.ProductProcess;
import dev.drumbeat.bench.product.Progress;
import dev.drumbeat.bench.product.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench latency}. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description =
        "The whole product as processes of their own, on this machine and idle: how long from an"
            + " enrollment over the API to the first text's acceptance by the provider.")
public final class LatencyCommand implements Callable<Integer> {
  private static final int WARM = 20;
  private static final int SPARE = 20;
  private static final int MOST = LeadFile.MOST / 2;
  private static final int PAUSE_MILLIS = 400;

  @Option(
      names = "--enrollments",
      paramLabel = "N",
      description = "One after the other (default: ${DEFAULT-VALUE}).")
  int enrollments = 200;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (enrollments < 1 || enrollments > MOST) {
      throw new ParameterException(spec.commandLine(), "There are 1 to %,d leads.".formatted(MOST));
    }
    if (System.getProperty("drumbeat.temporal", "").isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("The Temporal development server is needed: ./drumbeat temporal builds it.");
      return 1;
    }
    Progress progress = new Progress(spec.commandLine().getOut());
    Path folder = Files.createTempDirectory("drumbeat-bench").toRealPath();
    progress.show("Starting the product");
    ProductProcess product = ProductProcess.start(folder.resolve("data"), false);
    Stopping stopping = new Stopping(product, folder);
    try (stopping) {
      product.awaitUp();
      report(measure(product, folder, progress));
      return 0;
    } catch (RuntimeException e) {
      if (stopping.stopped()) {
        return 1;
      }
      progress.tell("The logs are in " + folder);
      stopping.keepFolder();
      throw e;
    }
  }

  /** The first ones compile the code and are not counted. */
  private Latencies measure(ProductProcess product, Path folder, Progress progress)
      throws IOException {
    var random = new Random(1);
    List<Duration> times = new ArrayList<>();
    try (var leads = new Enrollments(product)) {
      Iterator<String> properties = leads.prepare(folder, leads()).iterator();
      while (times.size() < WARM + enrollments) {
        leads.enroll(properties.next()).ifPresent(times::add);
        progress.show("%,d of %,d texted".formatted(times.size(), WARM + enrollments));
        // So that what comes next finds the loops of the product at any point of their turns.
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(PAUSE_MILLIS)).toNanos());
      }
    }
    progress.clear();
    return new Latencies(times.subList(WARM, times.size()));
  }

  /** Some more, for those whose number the provider refuses. */
  private int leads() {
    return WARM + enrollments + SPARE + enrollments / 5;
  }

  private void report(Latencies latencies) throws IOException {
    spec.commandLine().getOut().println(latencies.line());
    if (json != null) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("enrollments", latencies.sorted().size());
      all.put("cores", Runtime.getRuntime().availableProcessors());
      all.put("seconds", latencies.seconds());
      Files.writeString(
          json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    }
  }
}
