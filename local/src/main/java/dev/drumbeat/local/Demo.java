package dev.drumbeat.local;

import dev.drumbeat.db.workspace.ApiKeyStore;
import dev.drumbeat.local.demo.BusinessHour;
import dev.drumbeat.local.demo.EngineUse;
import dev.drumbeat.local.demo.Launcher;
import dev.drumbeat.local.demo.Progress;
import dev.drumbeat.local.demo.Result;
import dev.drumbeat.local.demo.ResultJson;
import dev.drumbeat.local.demo.ResultTable;
import dev.drumbeat.local.demo.Standing;
import dev.drumbeat.local.proof.AcceptedLog;
import dev.drumbeat.local.proof.Ledger;
import dev.drumbeat.local.proof.Proof;
import dev.drumbeat.local.rest.ApiProblem;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** The demo on a running product: launch, watch, prove, explain. */
record Demo(Product product, Launcher launcher, PrintWriter out, Instant begun) {
  private static final int MOST_TRIES = 30;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  int run(DemoOptions wanted) {
    Standing standing = watch(launcher.findOrLaunch());
    boolean holds;
    try (dev.drumbeat.db.Database database =
        dev.drumbeat.db.Database.open(product.database().app(), 2)) {
      UUID workspace =
          new ApiKeyStore(database).find(product.keys().apiKey()).orElseThrow().workspace();
      Ledger ledger = new Ledger(database, workspace);
      Result result = result(standing, ledger);
      ResultTable.lines(result).forEach(out::println);
      if (wanted.json != null) {
        Files.writeString(wanted.json, ResultJson.write(result));
      }
      tell(ledger, standing.id());
      holds = result.holds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (wanted.exitWhenDone) {
      return holds ? 0 : 1;
    }
    out.println("Ctrl-C stops it.");
    throw product.run().awaitFailure();
  }

  private Standing watch(Standing found) {
    out.println(
        "Business time "
            + BusinessHour.text(found.businessTime())
            + ": a lawful hour all over the country");
    Progress progress = new Progress(out, isTerminal(), begun);
    Standing standing = found;
    while (!standing.ended()) {
      progress.show(standing, Instant.now());
      product.run().await(LOOK_EVERY);
      standing = readAgain(standing);
    }
    progress.end();
    return standing;
  }

  /** A busy moment of the API is no reason to stop watching. */
  private Standing readAgain(Standing last) {
    for (int tries = 1; ; tries++) {
      try {
        return launcher.read(last.id());
      } catch (ApiProblem e) {
        if (e.status() < 500 || tries == MOST_TRIES) {
          throw e;
        }
        product.run().await(LOOK_EVERY);
      }
    }
  }

  private Result result(Standing standing, Ledger ledger) {
    TemporalService temporal = product.temporal();
    return new Result(
        standing,
        launcher.rejectedRows(),
        Proof.of(
            AcceptedLog.read(URI.create(product.simulator().baseUrl())),
            ledger.attempts(standing.id())),
        ledger.balance(standing.id()),
        EngineUse.of(
            new EngineUse.Engine(temporal.address(), temporal.namespace()),
            standing.id(),
            ledger.cohorts(standing.id())),
        temporal.kind().name().toLowerCase(Locale.ROOT));
  }

  private void tell(Ledger ledger, UUID run) {
    out.println();
    ledger
        .denied(run)
        .ifPresent(lead ->
            out.println(
                "Why was a lead skipped?  ./drumbeat why "
                    + lead
                    + " --data "
                    + product.folder().path("")));
    out.println("API          " + product.api().base() + "/api/runs/" + run);
    product.temporal().uiUrl().ifPresent(url -> out.println("Temporal UI  " + url));
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
