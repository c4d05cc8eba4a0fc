package dev.drumbeat.db.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.NewIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetStoreTest {
  private static final long DOLLAR = 1_000_000;
  private static TestDatabase test;
  private Audience audience;
  private UUID run;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void launch() {
    audience = new Audience(test, 4);
    run = audience.enrolled(audience.publish("{ list: seattle }", "PROPERTY", "NEVER"), 8);
  }

  @Test
  void reservesTheMostAndSettlesOnTheProvidersPrice() {
    budget(10);
    plan(0, 3);
    assertThat(left()).isEqualTo(7 * DOLLAR);

    settle("ACCEPTED", "1.25");

    assertThat(budget()).isEqualTo(new Budget("USD", 10 * DOLLAR, 0, 1_250_000));
  }

  @Test
  void whatWasNotTakenCostsNothing() {
    budget(10);
    plan(0, 3);

    settle("REJECTED", null);

    assertThat(left()).isEqualTo(10 * DOLLAR);
  }

  @Test
  void whatIsAbandonedStaysCharged() {
    budget(10);
    plan(0, 3);

    settle("ABANDONED", null);

    assertThat(left()).isEqualTo(7 * DOLLAR);
  }

  @Test
  void whatIsAcceptedWithoutAPriceStaysReserved() {
    budget(10);
    plan(0, 3);

    settle("ACCEPTED", null);

    assertThat(budget()).isEqualTo(new Budget("USD", 10 * DOLLAR, 3 * DOLLAR, 0));
  }

  @Test
  void aBudgetThatComesLaterCountsWhatIsThere() {
    plan(0, 3);
    plan(1, 2);

    budget(4);

    assertThat(left()).isEqualTo(-DOLLAR);
  }

  @Test
  void anotherAmountKeepsWhatIsSpent() {
    budget(10);
    plan(0, 3);

    budget(5);

    assertThat(left()).isEqualTo(2 * DOLLAR);
  }

  private void plan(int lead, int dollars) {
    audience.execute(tx -> {
      long id = leads(tx).get(lead);
      LedgerStore.plan(
          tx,
          run,
          0,
          UUID.randomUUID(),
          List.of(
              new NewIntent(
                  id,
                  "enrollment:" + id,
                  "text",
                  0,
                  "SMS",
                  0,
                  null,
                  Instant.now(),
                  null,
                  Map.of(),
                  dollars * DOLLAR)));
    });
  }

  private List<Long> leads(DSLContext tx) {
    return tx.fetch("select id from enrollment where run_id = ? order by id", run)
        .map(row -> row.get(0, Long.class));
  }

  private void settle(String state, @Nullable String price) {
    audience.execute(tx ->
        tx.execute(
            "update intent set state = ?, price = ?::numeric where run_id = ?", state, price, run));
  }

  private void budget(int dollars) {
    audience.execute(tx -> BudgetStore.set(tx, audience.workspace(), run, dollars * DOLLAR));
  }

  private long left() {
    return budget().leftMicros();
  }

  private Budget budget() {
    return audience.query(tx -> BudgetStore.find(tx, run)).orElseThrow();
  }
}
