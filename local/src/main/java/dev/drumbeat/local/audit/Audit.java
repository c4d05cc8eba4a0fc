package dev.drumbeat.local.audit;

import dev.drumbeat.db.Database;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Audits runs of a workspace. Findings are handed over as they are found, so that a million of them
 * need no memory; each check is one statement over the whole run.
 */
public final class Audit {
  private static final int FETCH = 1_000;
  private static final List<Check> CHECKS =
      Stream.of(CounterChecks.ALL, LedgerChecks.ALL, TimelineChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private final Database database;
  private final UUID workspace;

  public Audit(Database database, UUID workspace) {
    this.database = database;
    this.workspace = workspace;
  }

  /** All workspaces of an installation. */
  public static List<UUID> workspaces(Database database) {
    return database.withoutWorkspace(
        tx -> tx.fetch("select * from all_workspaces()").map(row -> row.get(0, UUID.class)));
  }

  /** Where the simulated providers of all workspaces listen. */
  public static List<URI> simulators(Database database) {
    return workspaces(database).stream()
        .flatMap(workspace -> simulators(database, workspace).stream())
        .distinct()
        .toList();
  }

  private static List<URI> simulators(Database database, UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetch("select distinct base_url from integration where mode = 'SIMULATED'")
                .map(row -> URI.create(row.get(0, String.class))));
  }

  /** Compares the ledger of runs with what the simulated providers say that they accepted. */
  public static ProviderResult compare(
      Database database, Set<UUID> runs, ProviderLog log, Consumer<Finding> findings) {
    return new LogComparison(database, workspaces(database), runs, findings).compare(log);
  }

  /** The runs of a workspace. */
  record Subject(UUID workspace, Set<UUID> runs) {}

  /**
   * Compares the ledger of runs with Twilio's lists, in each workspace that has an account there.
   */
  public static ProviderResult compareLists(
      Database database, Set<UUID> runs, Lists lists, Consumer<Finding> findings) {
    ProviderResult all = ProviderResult.NOTHING;
    for (UUID workspace : workspaces(database)) {
      Optional<TwilioAccount> found = TwilioAccount.of(database, workspace, lists);
      if (found.isEmpty()) {
        continue;
      }
      try (TwilioAccount account = found.get()) {
        long listed =
            new TwilioComparison(database, new Subject(workspace, runs), account, findings)
                .compare(lists.settledBefore());
        all = all.plus(new ProviderResult(0, 0, listed));
      } catch (TwilioAccount.Unreadable e) {
        findings.accept(
            new Finding("Twilio", account(workspace), "not compared", e.getMessage() + "."));
      }
    }
    return all;
  }

  private static String account(UUID workspace) {
    return "account of workspace " + workspace;
  }

  /** All runs of the workspace, the first first. */
  public List<UUID> runs() {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetch("select id from run order by started_at, id")
                .map(row -> row.get(0, UUID.class)));
  }

  /** The sums of a run, from its rows. */
  public Balances balances(UUID run) {
    return database.inWorkspace(workspace, tx -> Balances.of(tx, run));
  }

  /** Compares what the database has of a run with itself. */
  public void compare(UUID run, Consumer<Finding> findings) {
    CHECKS.forEach(check -> database.doInWorkspace(workspace, tx -> run(tx, check, run, findings)));
  }

  private static void run(DSLContext tx, Check check, UUID run, Consumer<Finding> findings) {
    try (var rows = tx.resultQuery(check.of(run)).fetchSize(FETCH).fetchLazy()) {
      for (Record row : rows) {
        findings.accept(
            new Finding(
                check.name(),
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class)));
      }
    }
  }
}
