package dev.drumbeat.worker;

import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Probe;
import dev.drumbeat.activities.provider.Probe.Status;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Provider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Asks each provider whether it answers, and stores the worst for the API's health page. */
final class ProviderProbes {
  /** What the health page calls the providers that are probed. */
  private static final Map<String, List<Provider>> SERVICES =
      Map.of(
          "twilio", List.of(Provider.TWILIO),
          "sendgrid", List.of(Provider.SENDGRID),
          "enrichment", List.of(Provider.REGRID, Provider.BATCHDATA),
          "vapi", List.of(Provider.VAPI),
          "stripe", List.of(Provider.STRIPE));

  private final Database database;
  private final Accounts accounts;
  private final Providers providers;

  ProviderProbes(Database database, Accounts accounts, Providers providers) {
    this.database = database;
    this.accounts = accounts;
    this.providers = providers;
  }

  void probe(List<UUID> workspaces) {
    SERVICES.forEach((service, members) -> {
      var found = new ArrayList<ProviderAccount>();
      for (UUID workspace : workspaces) {
        members.forEach(member -> accounts.find(workspace, member).ifPresent(found::add));
      }
      store(service, found);
    });
  }

  private void store(String service, List<ProviderAccount> found) {
    Probe worst =
        found.stream()
            .distinct()
            .map(providers.probes()::probe)
            .max(Comparator.comparing(Probe::status))
            .orElse(new Probe(Status.HEALTHY, 0, "Not configured"));
    String mode =
        found.isEmpty()
            ? "NOT_CONFIGURED"
            : found.stream().anyMatch(ProviderAccount::live) ? "LIVE" : "SIMULATED";
    database.withoutWorkspace(tx ->
        tx.execute(
            """
            insert into dependency (service, mode, status, response_ms, detail, checked_at)
            values (?, ?, ?, ?, ?, now())
            on conflict (service) do update
            set mode = excluded.mode, status = excluded.status,
                response_ms = excluded.response_ms, detail = excluded.detail,
                checked_at = excluded.checked_at
            """,
            service,
            mode,
            worst.status().name().toLowerCase(Locale.ROOT),
            worst.responseMs(),
            worst.detail()));
  }
}
