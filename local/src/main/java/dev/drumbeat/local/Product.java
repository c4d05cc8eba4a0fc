package dev.drumbeat.local;

import dev.drumbeat.local.rest.ApiClient;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;

/** The whole product, running. */
record Product(
    DataFolder folder,
    LocalRun run,
    Database database,
    TemporalService temporal,
    Simulator simulator,
    ApiClient api,
    Keys keys) {

  /** Starts everything in order, and says where each part is. */
  static Product start(DataFolder folder, RunOptions options, StartedParts parts, PrintWriter out) {
    Map<String, String> environment = System.getenv();
    LocalRun run = LocalRun.on(folder, options.askedPorts(), environment, parts);
    Database database = run.startDatabase(folder);
    Keys keys = Keys.ensure(folder, database);
    TemporalService temporal = run.startTemporal(folder, options.temporal);
    SimulatorConfig config =
        SimulatedAccounts.config(folder.path("simulator"), run.ports().simulator(), options);
    PartSettings settings = new PartSettings(database, temporal, run.ports(), keys);
    run.start(Part.api, settings.api(), folder, options.split);
    run.address("api", settings.apiUrl());
    // After the API: what it still owes from the last run, it calls back at once.
    Simulator simulator = run.startSimulator(config);
    ApiClient api = parts.start(() -> new ApiClient(URI.create(settings.apiUrl()), keys.apiKey()));
    simulator.setHooks(new SimulatedAccounts(api, config, simulator).connect());
    run.start(Part.worker, options.worker(settings), folder, options.split);
    Product product = new Product(folder, run, database, temporal, simulator, api, keys);
    product.tell(out);
    return product;
  }

  private void tell(PrintWriter out) {
    out.println("API          " + api.base() + ", key in " + Keys.apiKeyFile(folder.path("")));
    out.println("PostgreSQL   " + database.app().url());
    out.println("Temporal     " + temporal.address() + ", namespace " + temporal.namespace());
    temporal.uiUrl().ifPresent(url -> out.println("Temporal UI  " + url));
    out.println("Simulator    " + simulator.baseUrl());
    if (temporal.kind() == TemporalKind.EMBEDDED) {
      out.println(
          "NOT DURABLE: Temporal runs in memory and without a UI; what it does ends with this"
              + " process. --temporal=dev is the real one (Temporal CLI, or Go to build it).");
    }
  }
}
