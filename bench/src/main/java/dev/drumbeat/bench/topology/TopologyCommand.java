package dev.drumbeat.bench.topology;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench topology}. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    description =
        "Cohorts against one workflow for each lead: the same journey with empty activities, in"
            + " turns on one Temporal development server.")
public final class TopologyCommand implements Callable<Integer> {
  @Option(
      names = "--leads",
      paramLabel = "N",
      description = "Leads of a round with a workflow each (default: ${DEFAULT-VALUE}).")
  int leads = 1_000;

  @Option(
      names = "--cohort-leads",
      paramLabel = "N",
      description = "Leads of a round in cohorts (default: ${DEFAULT-VALUE}).")
  int cohortLeads = 50_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of each, in turns (default: ${DEFAULT-VALUE}).")
  int rounds = 2;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too.")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (leads < 1 || cohortLeads < 1 || rounds < 1) {
      throw new ParameterException(spec.commandLine(), "Leads and rounds are 1 or more.");
    }
    String program = System.getProperty("drumbeat.temporal", "");
    if (program.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("The Temporal development server is needed: ./drumbeat temporal builds it.");
      return 1;
    }
    Comparison comparison;
    try (Server server = Server.start(Path.of(program));
        Engine engine = Engine.on(server)) {
      comparison = compare(engine, out());
    }
    comparison.lines().forEach(out()::println);
    if (json != null) {
      Files.writeString(json, comparison.json());
    }
    return 0;
  }

  private Comparison compare(Engine engine, PrintWriter out) {
    try (Topology lead = new LeadTopology(engine);
        Topology cohort = new CohortTopology(engine)) {
      List.of(lead, cohort).forEach(Topology::serve);
      engine.startWorkers();
      // Compiled code and open connections for both, before anything is measured.
      lead.run(Math.min(leads, 50), "warm");
      cohort.run(Math.min(cohortLeads, 2_000), "warm");
      Figures ofLead = Figures.NONE;
      Figures ofCohort = Figures.NONE;
      for (int round = 1; round <= rounds; round++) {
        ofLead = ofLead.plus(measure(engine, lead, leads, round, out));
        ofCohort = ofCohort.plus(measure(engine, cohort, cohortLeads, round, out));
      }
      return new Comparison(ofLead, ofCohort);
    }
  }

  private static Figures measure(
      Engine engine, Topology topology, int leads, int round, PrintWriter out) {
    out.printf("Round %d: %,d leads, %s ... ", round, leads, topology.title());
    out.flush();
    Engine.Use before = engine.use();
    List<String> workflows = topology.run(leads, Integer.toString(round));
    Engine.Use after = engine.use();
    Figures figures = Figures.of(leads, engine.events(workflows), before, after);
    out.printf("%.1f s, %.2f events a lead%n", figures.seconds(), figures.eventsPerLead());
    return figures;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
