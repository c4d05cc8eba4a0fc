package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.ledger.EffectKeys;
import dev.drumbeat.local.audit.Audit;
import dev.drumbeat.local.audit.Finding;
import dev.drumbeat.local.audit.ProviderLog;
import dev.drumbeat.local.audit.ProviderResult;
import dev.drumbeat.local.proof.Acceptance;
import dev.drumbeat.simulator.SimulatorConfig;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptances that carry a key of their effect, and no attempt's id. */
class AuditKeysTest {
  private static final String CAMPAIGN =
      """
      name: Fees
      channels: [sms]
      audience: { list: seattle }
      start: fee
      steps:
        fee: { type: payment, amount: "10.00", currency: USD, description: "Fee", next: done }
        done: { type: end, outcome: COMPLETED }
      """;

  @TempDir Path folder;
  private final List<String> findings = new ArrayList<>();
  private WholeProduct product;
  private UUID run;

  @BeforeEach
  void aRunThatHasEnded() throws Exception {
    product = new WholeProduct(SimulatorConfig.defaults(folder).withPace(0.05));
    product.properties(3);
    run = product.launch(CAMPAIGN);
    product.awaitEnd(run, Duration.ofSeconds(60));
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  @Test
  void findsAPaymentsAttemptByItsKey() {
    ProviderResult result = compare(simulatorsLog());

    assertThat(findings).isEmpty();
    assertThat(result.compared()).isEqualTo(3);
  }

  @Test
  void findsAPaymentThatTheLedgerLost() throws SQLException {
    tamper("delete from attempt where id = (select id from attempt limit 1)");

    compare(simulatorsLog());

    assertThat(findings)
        .singleElement()
        .asString()
        .contains("the provider accepted it, and the ledger has no attempt");
  }

  @Test
  void findsAPaymentThatTheLedgerTakesForRejected() throws SQLException {
    tamper("update attempt set state = 'REJECTED' where id = (select id from attempt limit 1)");

    compare(simulatorsLog());

    assertThat(findings)
        .singleElement()
        .asString()
        .contains("the provider accepted it, the ledger says REJECTED");
  }

  @Test
  void takesAWebhooksRepeatsByOneKeyForOneCallAndAnotherKeyForAnother() throws SQLException {
    tamper("update intent set kind = 'WEBHOOK', step = 'hook'");
    List<Acceptance> log = new ArrayList<>();
    leads().forEach(lead -> log.add(delivery(log.size(), lead, key(lead))));
    long first = leads().getFirst();
    log.add(delivery(log.size(), first, key(first)));

    ProviderResult result = compare(pages -> pages.accept(log));
    assertThat(findings).isEmpty();
    assertThat(result.repeated()).isEqualTo(1);

    log.add(delivery(log.size(), first, "call_other"));
    compare(pages -> pages.accept(log));
    assertThat(findings)
        .singleElement()
        .asString()
        .contains("the ledger has no attempt call_other");
  }

  private String key(long lead) {
    return EffectKeys.webhook(product.workspace, "enrollment:" + lead + "/hook/1/WEBHOOK/0");
  }

  private static Acceptance delivery(long seq, long lead, String key) {
    return new Acceptance(seq, "webhook", "delivery_" + seq, key, null, lead + "/hook");
  }

  private List<Long> leads() {
    return product
        .database
        .database()
        .inWorkspace(
            product.workspace,
            tx ->
                tx.fetch("select enrollment_id from intent order by 1")
                    .map(row -> row.get(0, Long.class)));
  }

  private ProviderLog simulatorsLog() {
    return ProviderLog.of(URI.create(product.simulator.baseUrl()));
  }

  private ProviderResult compare(ProviderLog log) {
    return Audit.compare(product.database.database(), Set.of(run), log, this::keep);
  }

  private void keep(Finding finding) {
    findings.add(finding.toString());
  }

  /** Behind the back of foreign keys and counters. */
  private void tamper(String sql) throws SQLException {
    try (Connection owner = product.database.ownerConnection();
        Statement statement = owner.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
    }
  }
}
