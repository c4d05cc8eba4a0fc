package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.ledger.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatchTest {
  @Test
  void looksTwoDoubtsOfOnePhoneUpOneAfterTheOther() {
    List<List<Intent>> batches =
        Dispatch.onePerPoint(List.of(doubt(1, 7L), doubt(2, 8L), doubt(3, 7L), doubt(4, 7L)));

    assertThat(batches.stream().map(DispatchTest::ids))
        .containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
  }

  @Test
  void looksDoubtsWithoutAContactPointUpTogether() {
    assertThat(Dispatch.onePerPoint(List.of(doubt(1, null), doubt(2, null)))).hasSize(1);
  }

  @Test
  void looksTwentyUpAtATime() {
    List<Intent> doubts = LongStream.range(0, 45).mapToObj(id -> doubt(id, id)).toList();

    assertThat(Dispatch.onePerPoint(doubts)).extracting(List::size).containsExactly(20, 20, 5);
  }

  private static List<Long> ids(List<Intent> intents) {
    return intents.stream().map(Intent::id).toList();
  }

  private static Intent doubt(long id, @Nullable Long point) {
    return new Intent(
        id,
        id,
        "enrollment:" + id,
        "call1",
        1,
        "CALL",
        0,
        Intent.State.UNKNOWN,
        Instant.EPOCH,
        null,
        Map.of(),
        1,
        0,
        0,
        null,
        null,
        null,
        point,
        null,
        null,
        Instant.EPOCH);
  }
}
