package dev.drumbeat.local;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.local.audit.Audit;
import dev.drumbeat.local.audit.AuditJson;
import dev.drumbeat.local.audit.Balances;
import dev.drumbeat.local.audit.Finding;
import dev.drumbeat.local.audit.Lists;
import dev.drumbeat.local.audit.ProviderLog;
import dev.drumbeat.local.audit.ProviderResult;
import dev.drumbeat.local.rest.ApiProblem;
import dev.drumbeat.local.rest.ApiUnreachable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that a run's numbers add up, or lists what doesn't. */
@Command(
    name = "audit",
    description = "Prove the balances of runs against database and providers; list differences.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run's id (default: all runs of all workspaces).")
  @Nullable UUID run;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Data folder, of a product that runs or has stopped (default: ${DEFAULT-VALUE}).")
  Path data = Path.of(".drumbeat");

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  private long differences;

  @Override
  public Integer call() {
    System.setProperty("drumbeat.log", data.resolve("log").resolve("audit.log").toString());
    try (AuditedDatabase there = AuditedDatabase.of(data, System.getenv());
        Database database = Database.open(there.address(), 2);
        AuditJson result = new AuditJson(json)) {
      return audit(there, database, result);
    } catch (StartFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private int audit(AuditedDatabase there, Database database, AuditJson result) {
    PrintWriter out = spec.commandLine().getOut();
    Map<UUID, UUID> runs = runs(database);
    if (run != null && runs.isEmpty()) {
      spec.commandLine().getErr().println("There is no run " + run + " in " + data + ".");
      return MISUSED;
    }
    Consumer<Finding> findings =
        finding -> {
          differences++;
          out.println("  " + finding);
          result.finding(finding);
        };
    runs.forEach(
        (each, workspace) -> audit(new Audit(database, workspace), each, findings, result));
    result.provider();
    result.endProvider(provider(there, database, runs, findings));
    result.end(differences);
    out.println(
        differences == 0
            ? "%,d runs audited: it all adds up.".formatted(runs.size())
            : "%,d runs audited: %,d differences.".formatted(runs.size(), differences));
    return differences == 0 ? 0 : 1;
  }

  private void audit(Audit audit, UUID each, Consumer<Finding> findings, AuditJson result) {
    Balances balances = audit.balances(each);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Run " + each + ", " + balances.state());
    balances.lines().forEach(line -> out.println("  " + line));
    result.run(each, balances);
    audit.compare(each, findings);
    result.endRun();
  }

  /** The runs to audit, each with its workspace. */
  private Map<UUID, UUID> runs(Database database) {
    Map<UUID, UUID> runs = new TreeMap<>();
    for (UUID workspace : Audit.workspaces(database)) {
      new Audit(database, workspace)
          .runs().stream()
              .filter(each -> run == null || each.equals(run))
              .forEach(each -> runs.put(each, workspace));
    }
    return runs;
  }

  private ProviderResult provider(
      AuditedDatabase there, Database database, Map<UUID, UUID> runs, Consumer<Finding> findings) {
    List<URI> simulators = there.running() ? Audit.simulators(database) : List.of();
    ProviderResult all = ProviderResult.NOTHING;
    for (ProviderLog log : logs(simulators, data.resolve("simulator").resolve("accepted.log"))) {
      try {
        all = all.plus(Audit.compare(database, runs.keySet(), log, findings));
      } catch (ApiUnreachable | ApiProblem e) {
        findings.accept(
            new Finding(
                "provider",
                "the simulator's log",
                "not compared",
                "The simulator: " + e.getMessage()));
      }
    }
    Optional<Secrets> secrets = secrets();
    if (secrets.isPresent()) {
      all =
          all.plus(
              Audit.compareLists(
                  database,
                  runs.keySet(),
                  Lists.now(secrets.get(), !simulators.isEmpty()),
                  findings));
    }
    spec.commandLine()
        .getOut()
        .println(
            "Providers: %,d acceptances in the simulator's log compared (%,d of them repeated by policy or a person, or look-ups asked again in doubt), %,d in Twilio's lists"
                .formatted(all.compared(), all.repeated(), all.listed()));
    return all;
  }

  /** What accounts' credentials are encrypted with, where it is known here. */
  private Optional<Secrets> secrets() {
    String fromEnvironment = System.getenv().getOrDefault("DRUMBEAT_SECRET_KEY", "");
    Path file = data.resolve("secret-key");
    try {
      if (!fromEnvironment.isBlank()) {
        return Optional.of(Secrets.ofBase64(fromEnvironment.strip()));
      }
      return Files.exists(file)
          ? Optional.of(Secrets.ofBase64(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ProviderLog> logs(List<URI> simulators, Path file) {
    if (!simulators.isEmpty()) {
      return simulators.stream().map(ProviderLog::of).toList();
    }
    return Files.exists(file) ? List.of(ProviderLog.of(file)) : List.of();
  }
}
