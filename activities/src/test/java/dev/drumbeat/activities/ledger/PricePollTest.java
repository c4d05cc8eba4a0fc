package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A price that comes after the answer is read from the provider's list. */
class PricePollTest {
  private static final String TEXT =
      """
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aTextGetsThePriceThatItsProviderSetsLater() {
    TestRun run = sent();
    assertThat(price(run)).isEqualTo("null");

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          workspace.clock().advance(Duration.ofMinutes(5));
          return workspace.pricePoll().poll(workspace.id()) == 1;
        });

    assertThat(new BigDecimal(price(run))).isPositive();
  }

  @Test
  void aNumberWithoutOpenPricesIsNotAskedAbout() {
    TestRun run = sent();
    workspace.execute(tx -> tx.execute("update intent set price = 0.01"));

    assertThat(workspace.pricePoll().poll(workspace.id())).isZero();
    assertThat(workspace.value("select count(*) from price_poll")).isEqualTo("0");
    assertThat(price(run)).isEqualTo("0.01");
  }

  private String price(TestRun run) {
    return workspace.value("select price from intent where run_id = ?", run.id());
  }

  private TestRun sent() {
    workspace.owners(1);
    TestRun run = workspace.launch(Texting.campaign("", TEXT));
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    return run;
  }
}
