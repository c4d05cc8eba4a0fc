package dev.drumbeat.journey.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  @Test
  void readsARampAndABudget() {
    Parsed parsed =
        parse(
            "pace: { perMinute: 600, ramp: { start: 60, over: PT1H } }, budget: { amount: 250, currency: USD }");

    Policy policy = Objects.requireNonNull(parsed.definition()).policy();
    assertThat(policy.pace()).isEqualTo(new Pace(600, new Pace.Ramp(60, Duration.ofHours(1))));
    assertThat(policy.budget()).isEqualTo(new Money(new BigDecimal("250.00"), "USD"));
    assertThat(Objects.requireNonNull(policy.budget()).micros()).isEqualTo(250_000_000);
  }

  @ParameterizedTest(name = "{1} at {2} for {0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "pace: { perMinute: 60, ramp: { start: 61, over: PT1H } }; RANGE; /pace/ramp/start",
        "pace: { perMinute: 60, ramp: { start: 0, over: PT1H } }; RANGE; /pace/ramp/start",
        "pace: { perMinute: 60, ramp: { start: 6 } }; REQUIRED; /pace/ramp/over",
        "pace: { perMinute: 60, ramp: { over: PT1H } }; REQUIRED; /pace/ramp/start",
        "pace: { perMinute: 60, ramp: { start: 6, over: PT1H, to: 7 } }; UNKNOWN_FIELD; /pace/ramp/to",
        "pace: { ramp: { start: 1, over: PT1H } }; REQUIRED; /pace/perMinute",
        "budget: { currency: USD }; REQUIRED; /budget/amount",
        "budget: { amount: -1, currency: USD }; WRONG_TYPE; /budget/amount",
        "budget: { amount: 0.00, currency: USD }; RANGE; /budget/amount",
        "budget: { amount: 1000001, currency: USD }; RANGE; /budget/amount",
        "budget: { amount: 1.0000001, currency: USD }; WRONG_TYPE; /budget/amount",
        "budget: { amount: 1, currency: EUR }; UNKNOWN_VALUE; /budget/currency",
        "budget: { amount: 1 }; REQUIRED; /budget/currency",
      })
  void findsWhatIsWrong(String policy, String code, String under) {
    assertThat(parse(policy).problems())
        .extracting(Problem::code, Problem::pointer)
        .contains(tuple(code, "/policy" + under));
  }

  @Property(tries = 300)
  void aRampRisesFromItsStartToTheFullPaceAndStaysThere(
      @ForAll @IntRange(min = 1, max = 5_000) int start,
      @ForAll @IntRange(max = 5_000) int more,
      @ForAll @IntRange(min = 1, max = 100_000) int seconds,
      @ForAll @IntRange(max = 200_000) int at) {
    Pace pace = new Pace(start + more, new Pace.Ramp(start, Duration.ofSeconds(seconds)));

    int then = pace.perMinuteAt(Duration.ofSeconds(at));

    assertThat(then).isBetween(start, start + more);
    assertThat(then).isGreaterThanOrEqualTo(pace.perMinuteAt(Duration.ofSeconds(at - 1)));
    assertThat(pace.perMinuteAt(Duration.ofSeconds(-1))).isEqualTo(start);
    assertThat(pace.perMinuteAt(Duration.ofSeconds(seconds))).isEqualTo(start + more);
  }

  @Test
  void halfWayUpARampIsHalfTheDifference() {
    Pace pace = new Pace(600, new Pace.Ramp(60, Duration.ofHours(1)));

    assertThat(pace.perMinuteAt(Duration.ofMinutes(30))).isEqualTo(330);
    assertThat(new Pace(600, null).perMinuteAt(Duration.ZERO)).isEqualTo(600);
  }

  private static Parsed parse(String policy) {
    String source =
        Sources.small().replace("start: text1", "start: text1\npolicy: { " + policy + " }");
    return CampaignParser.parse(source, Format.YAML, Set.of());
  }
}
