package dev.drumbeat.db.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.ledger.LimiterStore.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimiterStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-17T19:30:00Z");
  private static final Limit TWO_A_SECOND = Limit.perSecond("sender:1", 2);
  private static TestDatabase test;
  private UUID workspace;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void newWorkspace() {
    workspace = test.workspace();
  }

  @Test
  void spacesSlotsByTheRateFromNow() {
    assertThat(reserve(3, NOW)).containsExactly(NOW, NOW.plusMillis(500), NOW.plusMillis(1_000));
  }

  @Test
  void goesOnAfterTheSlotsThatAreTaken() {
    reserve(3, NOW);

    assertThat(reserve(1, NOW)).containsExactly(NOW.plusMillis(1_500));
  }

  @Test
  void neverGivesASlotThatHasPassed() {
    reserve(3, NOW);

    assertThat(reserve(1, NOW.plusSeconds(60))).containsExactly(NOW.plusSeconds(60));
  }

  @Test
  void reservesAQuarterOfAnHourAheadAndNoMore() {
    List<Instant> slots = reserve(5_000, NOW);

    assertThat(slots).hasSize(1_800);
    assertThat(slots.getLast()).isBefore(NOW.plus(LimiterStore.HORIZON));
    assertThat(reserve(1, NOW)).isEmpty();
  }

  @Test
  void givesEachSlotOnceToManyWhoAskAtOnce() throws Exception {
    var all = new ArrayList<Instant>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<Instant>> ask = () -> reserve(10, NOW);
      for (var each : threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> ask).toList())) {
        all.addAll(each.get());
      }
    }
    all.sort(null);

    for (int k = 0; k < all.size(); k++) {
      assertThat(all.get(k)).isEqualTo(NOW.plus(Duration.ofMillis(500).multipliedBy(k)));
    }
    assertThat(all).hasSize(160);
  }

  @Test
  void aSlotIsFreeInEveryLimit() {
    Limit slow = Limit.perSecond("run:1", 1);
    Limit slower = Limit.perSecond("workspace", 0.5);

    assertThat(reserve(List.of(TWO_A_SECOND, slow, slower), 3))
        .containsExactly(NOW, NOW.plusSeconds(2), NOW.plusSeconds(4));
  }

  @Test
  void whatTheFasterLimitCouldGrantEarlierIsLeftToOthersAndNoSlotIsGivenTwice() {
    Limit slow = Limit.perSecond("run:1", 0.5);
    List<Instant> paced = reserve(List.of(TWO_A_SECOND, slow), 3);

    List<Instant> others = reserve(8, NOW);

    assertThat(paced).containsExactly(NOW, NOW.plusSeconds(2), NOW.plusSeconds(4));
    assertThat(others)
        .startsWith(NOW.plusMillis(500), NOW.plusMillis(1_000), NOW.plusMillis(1_500))
        .doesNotContainAnyElementsOf(paced);
    assertThat(others.get(3)).isEqualTo(NOW.plusMillis(2_500));
    assertSpaced(paced, others);
  }

  @Test
  void twoThatShareSomeLimitsExceedNone() {
    var all = new ArrayList<Instant>();
    for (int k = 0; k < 20; k++) {
      all.addAll(reserve(List.of(TWO_A_SECOND, Limit.perSecond("run:" + k % 3, 0.3)), 2));
    }

    assertThat(all).hasSize(40);
    assertSpaced(all, List.of());
  }

  private static void assertSpaced(List<Instant> some, List<Instant> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(null);
    for (int k = 1; k < all.size(); k++) {
      assertThat(Duration.between(all.get(k - 1), all.get(k)))
          .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }
  }

  private List<Instant> reserve(List<Limit> limits, int wanted) {
    return test.database()
        .inWorkspace(
            workspace, tx -> LimiterStore.reserve(tx, limits, wanted, NOW, LimiterStore.HORIZON));
  }

  private List<Instant> reserve(int wanted, Instant now) {
    return test.database()
        .inWorkspace(
            workspace,
            tx -> LimiterStore.reserve(tx, TWO_A_SECOND, wanted, now, LimiterStore.HORIZON));
  }
}
