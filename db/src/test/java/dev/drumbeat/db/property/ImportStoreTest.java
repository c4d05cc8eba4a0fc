package dev.drumbeat.db.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.journey.imports.PropertyRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportStoreTest {
  private static TestDatabase test;
  private static ImportStore store;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    store = new ImportStore(test.database());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void countsWhatIsNewChangedAndTheSame() {
    UUID workspace = test.workspace();
    UUID id = store.begin(workspace, "a.csv", null);

    store.store(workspace, id, "county", batch(office("1", "Office"), office("2", null)));
    store.store(workspace, id, "county", batch(office("1", "Hotel"), office("2", null)));

    assertThat(store.finish(workspace, id, null).counts())
        .isEqualTo(new ImportCounts(4, 2, 1, 1, 0, 0));
  }

  private static ImportBatch batch(PropertyRecord... properties) {
    return new ImportBatch(List.of(properties), List.of(), ImportCounts.NONE);
  }

  private static PropertyRecord office(String key, @Nullable String type) {
    return new PropertyRecord(
        key,
        null,
        key + " Pike St",
        "Seattle",
        "WA",
        null,
        null,
        type,
        20_000L,
        null,
        null,
        null,
        "Pike LLC",
        "+12065550147",
        null,
        "WRITTEN",
        Map.of("floors", "3"));
  }
}
