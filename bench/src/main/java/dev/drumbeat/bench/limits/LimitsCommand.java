package dev.drumbeat.bench.limits;

import dev.drumbeat.bench.limits.Figures.Round;
import dev.drumbeat.bench.limits.PacedRuns.Begun;
import dev.drumbeat.bench.limits.PacedRuns.Limits;
import dev.drumbeat.bench.product.ProductProcess;
import dev.drumbeat.bench.product.Progress;
import dev.drumbeat.bench.product.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench limits}. */
@Command(
    name = "limits",
    mixinStandardHelpOptions = true,
    description =
        "The whole product as processes of their own: under the limits of a campaign, a sender and"
            + " an account at once, how near the accepted rate comes to the one that binds, what"
            + " the fullest second had, and how soon a changed limit binds.")
public final class LimitsCommand implements Callable<Integer> {
  private static final int WARM = 100;
  private static final int LOWERED = 5;
  private static final Duration WATCHED = Duration.ofSeconds(8);

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Of the limit that binds, a second (default: ${DEFAULT-VALUE}).")
  int rate = 15;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Of each of the three rounds (default: ${DEFAULT-VALUE}).")
  int seconds = 20;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (rate <= LOWERED || rate > 200 || seconds < 5 || seconds > 300) {
      throw new ParameterException(
          spec.commandLine(), "The rate is 6 to 200, the seconds are 5 to 300.");
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
      try (var runs = new PacedRuns(product, folder)) {
        report(measure(runs, progress));
      }
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

  private Figures measure(PacedRuns runs, Progress progress) throws IOException {
    int faster = rate * 4 / 3;
    progress.show("Compiling the code");
    runs.await(runs.launch("warm", new Limits(200, 200, 12_000), WARM), WARM);
    Map<String, Limits> limits = new LinkedHashMap<>();
    limits.put("account", new Limits(faster, rate, faster * 60));
    limits.put("sender", new Limits(rate, faster, faster * 60));
    limits.put("campaign", new Limits(faster, faster, rate * 60));
    List<Round> rounds = new ArrayList<>();
    for (var each : limits.entrySet()) {
      progress.show("The limit of the " + each.getKey());
      Begun run = runs.launch(each.getKey(), each.getValue(), rate * seconds);
      runs.await(run, rate * seconds);
      rounds.add(new Round(each.getKey(), each.getValue(), run.arrivals()));
    }
    progress.show("A limit that changes");
    Figures figures = changed(runs, rounds, faster);
    progress.clear();
    return figures;
  }

  private Figures changed(PacedRuns runs, List<Round> rounds, int faster) throws IOException {
    Begun run =
        runs.launch("changing", new Limits(faster, rate, faster * 60), rate * 10 + LOWERED * 10);
    runs.await(run, rate * 3);
    Instant lowered = runs.account(LOWERED);
    runs.awaitFor(run, WATCHED);
    Instant raised = runs.account(rate);
    runs.await(run, Integer.MAX_VALUE);
    List<Instant> slow = run.accepted().stream().filter(raised::isAfter).toList();
    return new Figures(
        rounds,
        new Arrivals(slow).exceededUntil(lowered, LOWERED),
        // As many as the limit lets through when all goes well.
        run.arrivals().reachedAfter(raised, rate * 9 / 10));
  }

  private void report(Figures figures) throws IOException {
    figures.lines().forEach(spec.commandLine().getOut()::println);
    if (json != null) {
      Files.writeString(
          json,
          JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures.json()));
    }
  }
}
