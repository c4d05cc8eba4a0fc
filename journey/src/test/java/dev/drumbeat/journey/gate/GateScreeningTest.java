package dev.drumbeat.journey.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.gate.Decision.Outcome;
import dev.drumbeat.journey.gate.DncList.Kind;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists, reassigned numbers, attempt limits, holds and budgets. */
class GateScreeningTest {
  private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");
  private static final Whereabouts MIAMI = Whereabouts.of("+13055550147", "33101", "FL");
  private static final Consent AGREED =
      new Consent(
          Channel.SMS, Consent.Basis.WRITTEN, Instant.parse("2026-01-05T00:00:00Z"), "form", false);

  @Test
  void aLitigatorIsNeverContactedNotEvenWithConsent() {
    Facts facts = Facts.text().consents(AGREED).lists(list(Kind.LITIGATOR, null, 400, true));

    assertThat(decide(facts).rule()).isEqualTo(Rule.LITIGATOR);
    assertThat(decide(facts).outcome()).isEqualTo(Outcome.DENIED);
  }

  @Test
  void theWorkspacesOwnListBindsWhateverWasAgreed() {
    Facts facts = Facts.text().consents(AGREED).lists(list(Kind.INTERNAL, null, 400, true));

    assertThat(decide(facts).rule()).isEqualTo(Rule.INTERNAL_DNC);
  }

  @Test
  void theNationalListBindsUnlessThePersonAgreedInWriting() {
    DncList listed = list(Kind.NATIONAL, null, 1, true);

    assertThat(decide(Facts.text().lists(listed)).rule()).isEqualTo(Rule.NATIONAL_DNC);
    assertThat(decide(Facts.text().lists(listed).consents(AGREED)).allowed()).isTrue();
  }

  @Test
  void aStatesListBindsWhereThePersonCouldBe() {
    DncList texas = list(Kind.STATE, "TX", 1, true);

    assertThat(decide(Facts.text().lists(texas)).allowed()).isTrue();
    Whereabouts dallas = Whereabouts.of("+12145550147", "75201", "TX");
    assertThat(decide(Facts.text().lists(texas).from(dallas)).rule()).isEqualTo(Rule.STATE_DNC);
    assertThat(decide(Facts.text().lists(texas).from(nowhere())).rule()).isEqualTo(Rule.STATE_DNC);
  }

  @Test
  void anOldListHoldsWhomItDoesNotNameAndStillDeniesWhomItDoes() {
    Decision fresh = decide(Facts.text().lists(list(Kind.NATIONAL, null, 31, false)));
    Decision old = decide(Facts.text().lists(list(Kind.NATIONAL, null, 32, false)));
    Decision listed = decide(Facts.text().lists(list(Kind.NATIONAL, null, 32, true)));

    assertThat(fresh.allowed()).isTrue();
    assertThat(old.rule()).isEqualTo(Rule.DNC_LIST_STALE);
    assertThat(old.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(old.until()).isEqualTo(NOON.plus(Gate.HOLD_RECHECK));
    assertThat(listed.rule()).isEqualTo(Rule.NATIONAL_DNC);
  }

  @Test
  void aRealProviderNeedsANationalListOrWrittenConsent() {
    Facts live = Facts.text().sender(Facts.live());

    assertThat(decide(live).rule()).isEqualTo(Rule.DNC_LIST_MISSING);
    assertThat(decide(live.consents(AGREED)).allowed()).isTrue();
    assertThat(decide(Facts.text()).allowed()).isTrue();
  }

  @Test
  void listsSayNothingOfEmail() {
    Facts email = Facts.email().lists(list(Kind.LITIGATOR, null, 1, true));

    assertThat(decide(email).allowed()).isTrue();
  }

  @Test
  void aNumberThatChangedHandsAfterTheConsentIsDenied() {
    Screening reassigned = new Screening(List.of(), AGREED.at().plusSeconds(1), List.of());
    Screening before = new Screening(List.of(), AGREED.at().minusSeconds(1), List.of());

    assertThat(decide(Facts.text().consents(AGREED).screened(reassigned)).rule())
        .isEqualTo(Rule.REASSIGNED_NUMBER);
    assertThat(decide(Facts.text().consents(AGREED).screened(before)).allowed()).isTrue();
  }

  @Test
  void theFourthAttemptOfADayWaitsForTheFirstToLeaveTheWindow() {
    Instant first = NOON.minus(Duration.ofHours(23));
    Screening three = attempts(first, NOON.minusSeconds(7200), NOON.minusSeconds(3600));

    Decision decision = decide(Facts.text().from(MIAMI).screened(three));

    assertThat(decision.rule()).isEqualTo(Rule.ATTEMPT_LIMIT);
    assertThat(decision.until()).isEqualTo(first.plus(Duration.ofHours(24)));
    assertThat(decision.inputs()).containsEntry("limitRule", "FL-ATTEMPTS");
    assertThat(decide(Facts.text().screened(three)).allowed()).isTrue();
    assertThat(decide(Facts.text().from(nowhere()).screened(three)).rule())
        .isEqualTo(Rule.ATTEMPT_LIMIT);
  }

  @Test
  void anAttemptOfADayAgoCountsNoMore() {
    Screening three = attempts(NOON.minus(Duration.ofHours(24)), NOON, NOON);

    assertThat(decide(Facts.text().from(MIAMI).screened(three)).allowed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Hold.Scope.class)
  void aHoldIsNamedAndAskedAgain(Hold.Scope scope) {
    Decision decision = decide(Facts.text().holds(new Hold(scope, "main", "30034", NOON)));

    assertThat(decision.rule().name()).isEqualTo(scope.name() + "_HOLD");
    assertThat(decision.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(decision.until()).isEqualTo(NOON.plus(Gate.HOLD_RECHECK));
    assertThat(decision.reason()).contains("main").contains("30034");
  }

  @Test
  void theWidestHoldIsSaid() {
    Hold sender = new Hold(Hold.Scope.SENDER, "main", "30034", NOON);
    Hold account = new Hold(Hold.Scope.ACCOUNT, "TWILIO", "20003", NOON);

    assertThat(decide(Facts.text().holds(sender, account)).rule()).isEqualTo(Rule.ACCOUNT_HOLD);
  }

  @Test
  void aSendThatMayCostMoreThanIsLeftIsHeld() {
    Decision exact =
        decide(Facts.text().budgets(new BudgetFacts("campaign", "USD", 16_000, 16_000)));
    Decision over =
        decide(Facts.text().budgets(new BudgetFacts("campaign", "USD", 15_999, 16_000)));

    assertThat(exact.allowed()).isTrue();
    assertThat(over.rule()).isEqualTo(Rule.BUDGET);
    assertThat(over.outcome()).isEqualTo(Outcome.DEFERRED);
    assertThat(over.until()).isEqualTo(NOON.plus(Gate.HOLD_RECHECK));
    assertThat(over.inputs())
        .containsEntry("remaining", "0.015999")
        .containsEntry("mostItCanCost", "0.016");
  }

  @Test
  void everyRuleSaysWhatWouldHaveAllowedIt() {
    assertThat(Rule.values()).allSatisfy(rule -> assertThat(rule.remedy()).endsWith("."));
    assertThat(decide(Facts.text().run(RunState.PAUSED)).remedy()).isEqualTo("Resume the run.");
  }

  private static Decision decide(Facts facts) {
    return Gate.decide(facts.build());
  }

  private static DncList list(Kind kind, @Nullable String state, int daysOld, boolean listed) {
    return new DncList(kind, state, NOON.minus(Duration.ofDays(daysOld)), listed);
  }

  private static Screening attempts(Instant... at) {
    return new Screening(List.of(), null, Stream.of(at).toList());
  }

  private static Whereabouts nowhere() {
    return Whereabouts.of(null, null, null);
  }
}
