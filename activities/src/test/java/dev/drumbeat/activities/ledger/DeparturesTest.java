package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.ledger.LimiterStore.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeparturesTest {
  private static final Instant NOW = Instant.parse("2026-11-17T19:30:00Z");
  private final Departures departures = new Departures(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 15, 100, 400})
  void letNoSecondHaveMoreThanTheLimitHoweverLateAllComeAtOnce(int perSecond) {
    List<Limit> limits = List.of(Limit.within("sender:1", perSecond));
    List<Instant> left = leave(limits, 3 * perSecond + 1);

    for (int k = perSecond; k < left.size(); k++) {
      assertThat(Duration.between(left.get(k - perSecond), left.get(k)))
          .isGreaterThan(Duration.ofMillis(1_030));
    }
    assertThat(Duration.between(NOW, left.getLast())).isLessThan(Duration.ofMillis(3_200));
  }

  @Test
  void goBySeveralLimitsAtOnceEachOfItsOwnCount() {
    Limit account = Limit.within("messages:1", 4);
    leave(List.of(account, Limit.within("sender:1", 2)), 2);
    List<Instant> other = leave(List.of(account, Limit.within("sender:2", 3)), 3);

    assertThat(other.get(1)).isEqualTo(NOW);
    assertThat(other.get(2)).isAfter(NOW.plusSeconds(1));
  }

  @Test
  void whoGivesUpHasTakenNobodysPlace() {
    List<Limit> limits = List.of(Limit.within("sender:1", 15));
    leave(limits, 15);
    Instant free = departures.leave(limits, NOW);

    for (int k = 0; k < 1_000; k++) {
      assertThat(departures.leave(limits, NOW)).isEqualTo(free);
    }
    assertThat(departures.leave(limits, free)).isEqualTo(free);
  }

  @Test
  void whoWouldLeaveTooLateIsToldAtOnce() {
    List<Limit> limits = List.of(Limit.within("sender:1", 2));
    leave(limits, 2);

    assertThat(departures.await(limits, NOW.plusMillis(900))).isFalse();
    assertThat(departures.await(limits, NOW.minusMillis(1))).isFalse();
    assertThat(departures.await(limits, NOW.plusSeconds(2))).isTrue();
  }

  @Test
  void aLimitThatObjectsCostsTheOthersNothing() {
    Limit account = Limit.within("messages:1", 4);
    Limit slow = Limit.within("sender:1", 1);
    leave(List.of(account, slow), 1);
    for (int k = 0; k < 10; k++) {
      assertThat(departures.leave(List.of(account, slow), NOW)).isAfter(NOW);
    }

    assertThat(leave(List.of(account, Limit.within("sender:2", 4)), 3)).containsOnly(NOW);
  }

  @Test
  void areNotDelayedWhereSlotsWereKept() {
    List<Limit> limits = List.of(Limit.within("sender:1", 15));
    Instant slot = NOW;
    for (int k = 0; k < 100; k++) {
      assertThat(departures.leave(limits, slot)).isEqualTo(slot);
      slot = slot.plus(limits.getFirst().spacing());
    }
  }

  private List<Instant> leave(List<Limit> limits, int count) {
    var left = new ArrayList<Instant>();
    for (int k = 0; k < count; k++) {
      left.add(leave(limits));
    }
    return left;
  }

  private Instant leave(List<Limit> limits) {
    Instant at = NOW;
    for (Instant free = departures.leave(limits, at); free.isAfter(at); ) {
      at = free;
      free = departures.leave(limits, at);
    }
    return at;
  }
}
