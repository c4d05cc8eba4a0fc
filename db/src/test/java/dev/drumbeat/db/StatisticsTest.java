package dev.drumbeat.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the planner knows of tables that grew just now. */
class StatisticsTest {
  private final TestDatabase test = TestDatabase.create();
  private final UUID workspace = test.workspace();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void areBroughtUpToDateForWhatGrewAndForNothingElse() {
    grow(1, 400);
    assertThat(analyzed()).isZero();

    grow(401, 1_000);

    assertThat(analyzed()).isPositive();
    assertThat(value("select reltuples::int from pg_class where relname = 'property'"))
        .isEqualTo("1000");
    assertThat(analyzed()).isZero();
  }

  private void grow(int from, int to) {
    test.database()
        .doInWorkspace(
            workspace,
            tx -> {
              tx.execute(
                  "insert into property (workspace_id, source, source_key, address)"
                      + " select ?, 'test', n::text, n || ' Pike St' from generate_series(?, ?) n",
                  workspace,
                  from,
                  to);
              tx.fetch("select pg_stat_force_next_flush()");
            });
  }

  private int analyzed() {
    return Integer.parseInt(value("select analyze_grown()"));
  }

  private String value(String sql) {
    return test.database().withoutWorkspace(tx -> String.valueOf(tx.fetchValue(sql)));
  }
}
