package dev.drumbeat.db.dnc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.TestDatabase;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DncStoreTest {
  private static final String ADA = "+12065550101";
  private static final String BOB = "+12065550102";
  private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 20);
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 20);
  private static TestDatabase test;
  private UUID workspace;
  private DncStore store;

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
    store = new DncStore(test.database());
  }

  @Test
  void saysOnWhichListsAPhoneIs() {
    load("federal", DncKind.NATIONAL, NOVEMBER, ADA, BOB);
    load("ours", DncKind.INTERNAL, OCTOBER, ADA);

    Map<String, List<DncHit>> hits = lookUp(ADA, BOB, "+12065550199");

    assertThat(hits.get(ADA))
        .extracting(DncHit::kind)
        .containsExactly(DncKind.NATIONAL, DncKind.INTERNAL);
    assertThat(hits.get(BOB)).extracting(DncHit::asOf).containsExactly(NOVEMBER);
    assertThat(hits).hasSize(2);
  }

  @Test
  void aNewerNationalListTakesThePlaceOfTheOlder() {
    load("federal", DncKind.NATIONAL, OCTOBER, ADA);

    DncList list = load("federal", DncKind.NATIONAL, NOVEMBER, BOB);

    assertThat(list.entries()).isEqualTo(1);
    assertThat(list.ageDays(NOVEMBER.plusDays(32))).isEqualTo(32);
    assertThat(lookUp(ADA, BOB)).containsOnlyKeys(BOB);
  }

  @Test
  void ourOwnListOnlyGrows() {
    load("ours", DncKind.INTERNAL, OCTOBER, ADA);

    assertThat(load("ours", DncKind.INTERNAL, NOVEMBER, BOB).entries()).isEqualTo(2);
  }

  @Test
  void anOlderVersionOrAnotherKindIsRefusedAndChangesNothing() {
    load("federal", DncKind.NATIONAL, NOVEMBER, ADA);

    assertThatThrownBy(() -> load("federal", DncKind.NATIONAL, OCTOBER, BOB))
        .hasStackTraceContaining("newer already");
    assertThatThrownBy(() -> load("federal", DncKind.INTERNAL, NOVEMBER, BOB))
        .hasStackTraceContaining("another kind");
    assertThat(lookUp(ADA, BOB)).containsOnlyKeys(ADA);
  }

  @Test
  void loadsAHundredThousandInOneGo() {
    String[] phones =
        IntStream.range(0, 100_000).mapToObj("+1206%07d"::formatted).toArray(String[]::new);

    assertThat(load("federal", DncKind.NATIONAL, NOVEMBER, phones).entries()).isEqualTo(100_000);
  }

  @Test
  void anotherWorkspacesListsSayNothing() {
    load("federal", DncKind.NATIONAL, NOVEMBER, ADA);
    workspace = test.workspace();

    assertThat(lookUp(ADA)).isEmpty();
    assertThat(store.list(workspace)).isEmpty();
  }

  @Test
  void whatIsNoPhoneIsNoEntry() {
    assertThatThrownBy(() -> new DncEntry("2065550101", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private DncList load(String name, DncKind kind, LocalDate asOf, String... phones) {
    List<DncEntry> entries = Arrays.stream(phones).map(phone -> new DncEntry(phone, null)).toList();
    return store.load(workspace, new NewDncList(name, kind, null, "test", asOf), entries);
  }

  private Map<String, List<DncHit>> lookUp(String... phones) {
    return test.database().inWorkspace(workspace, tx -> DncStore.lookUp(tx, List.of(phones)));
  }
}
