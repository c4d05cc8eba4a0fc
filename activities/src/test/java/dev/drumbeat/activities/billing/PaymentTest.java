package dev.drumbeat.activities.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.TestRun;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTest {
  @Test
  void makesOneLinkKeepsItAndGoesOnWhenItIsPaid() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch();

      checkouts.create(run);
      checkouts.create(run);

      assertThat(checkouts.workspace().provider().accepted()).hasSize(1);
      assertThat(checkouts.workspace().value("select fields->>'payment_link' from enrollment"))
          .startsWith("https://checkout.stripe.com/");
      assertThat(checkouts.workspace().value("select phase from enrollment"))
          .isEqualTo("AWAITING_OUTCOME");

      checkouts.tell(true);
      checkouts.tell(true);

      assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
      assertThat(
              checkouts.workspace().value("select data->>'amount' from event where type = 'PAID'"))
          .isEqualTo("25.00");
      assertThat(checkouts.workspace().value("select count(*) from event")).isEqualTo("1");
      run.balances();
    }
  }

  @Test
  void aLinkThatHasExpiredIsNotWaitedForAnyLonger() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch();
      checkouts.create(run);

      checkouts.tell(false);

      assertThat(run.positions()).isEqualTo(Map.of("DONE unpaid", 1L));
      run.balances();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {
        "ACCEPTED_500",
        "ACCEPTED_503",
        "ACCEPTED_RESET",
        "ACCEPTED_BAD_GATEWAY_HTML",
        "ACCEPTED_GARBAGE"
      })
  void aLinkWhoseAnswerWasLostIsFoundAndNoSecondIsMade(FaultKind lost) {
    try (var checkouts = Checkouts.open(FaultPlan.always(lost, Duration.ZERO))) {
      TestRun run = checkouts.launch();

      checkouts.createAgain(run, 3);

      assertThat(checkouts.workspace().provider().accepted()).hasSize(1);
      assertThat(checkouts.workspace().provider().posts()).isEqualTo(1);
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      assertThat(checkouts.workspace().value("select fields->>'payment_link' from enrollment"))
          .startsWith("https://checkout.stripe.com/");
      run.balances();
    }
  }

  @Test
  void whatWasNeverMadeIsAskedAgainByTheSameKeyAndGivenUpInTheEnd() {
    try (var checkouts = Checkouts.open(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO))) {
      TestRun run = checkouts.launch();

      checkouts.createAgain(run, 12);

      assertThat(checkouts.workspace().provider().posts()).isEqualTo(3);
      assertThat(checkouts.workspace().provider().accepted()).isEmpty();
      assertThat(run.intents()).isEqualTo(Map.of("ABANDONED", 1L));
      assertThat(run.positions()).isEqualTo(Map.of("DONE unpaid", 1L));
      run.balances();
    }
  }

  @Test
  void aWorkerThatDiedBetweenMarkAndRecordLeavesOneLink() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch();
      checkouts.workspace().vanishOn("timeline");
      assertThatThrownBy(() -> checkouts.create(run)).isNotNull();
      checkouts.workspace().mend();
      assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L));

      checkouts.workspace().clock().advance(Duration.ofSeconds(71));
      checkouts.createAgain(run, 12);

      assertThat(checkouts.workspace().provider().accepted()).hasSize(1);
      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
      run.balances();
    }
  }

  @Test
  void whatTheProviderRefusesGoesItsOwnWay() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch("amount: '0.10', currency: USD");

      checkouts.create(run);

      assertThat(run.positions()).isEqualTo(Map.of("DONE refused", 1L));
      assertThat(checkouts.workspace().value("select error_code from intent"))
          .isEqualTo("amount_too_small");
      run.balances();
    }
  }

  @Test
  void aKeyThatIsRefusedHoldsTheAccountAndNothingIsLost() {
    try (var checkouts = Checkouts.withKey("sk_wrong")) {
      TestRun run = checkouts.launch();

      checkouts.createAgain(run, 3);

      assertThat(checkouts.workspace().value("select name from hold"))
          .isEqualTo("STRIPE_CREDENTIALS");
      assertThat(run.intents()).isEqualTo(Map.of("PLANNED", 1L));
      assertThat(checkouts.workspace().provider().posts()).isEqualTo(1);
    }
  }

  @Test
  void aPriceOfTheAccountWillDo() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch("price: price_123");

      checkouts.create(run);

      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    }
  }

  @Test
  void aLinkThatWaitedLongBeforeItWasAskedForIsGivenItsTimeAnew() {
    try (var checkouts = Checkouts.open(FaultPlan.none())) {
      TestRun run = checkouts.launch();
      checkouts.workspace().refuse("attempt", "true");
      assertThatThrownBy(() -> checkouts.create(run)).isNotNull();
      checkouts.workspace().mend();
      checkouts
          .workspace()
          .execute(tx -> tx.execute("update intent set content = content || '{\"expiresAt\": 1}'"));

      checkouts.create(run);

      assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 1L));
    }
  }
}
