package dev.drumbeat.db.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void makesTheDefaultWorkspaceAndAKeyThatOpensIt() {
    try (var test = TestDatabase.create()) {
      NewKey key = Bootstrap.ensureDefault(test.owner()).orElseThrow();

      assertThat(key.key()).matches("drum_[A-Za-z0-9_-]{43}");
      assertThat(new ApiKeyStore(test.database()).find(key.key()))
          .hasValueSatisfying(found -> assertThat(found.workspace()).isEqualTo(key.workspace()));
    }
  }

  @Test
  void makesThemOnce() {
    try (var test = TestDatabase.create()) {
      NewKey first = Bootstrap.ensureDefault(test.owner()).orElseThrow();

      assertThat(Bootstrap.ensureDefault(test.owner())).isEmpty();
      assertThat(Bootstrap.issueKey(test.owner()).workspace()).isEqualTo(first.workspace());
    }
  }

  @Test
  void issuesNoKeyBeforeThereIsAWorkspace() {
    try (var test = TestDatabase.create()) {
      assertThatThrownBy(() -> Bootstrap.issueKey(test.owner()))
          .hasMessage("There is no workspace 'default' yet");
    }
  }

  @Test
  void keepsOnlyTheHashOfAKey() throws SQLException {
    try (var test = TestDatabase.create()) {
      NewKey key = Bootstrap.ensureDefault(test.owner()).orElseThrow();

      try (var connection = test.ownerConnection();
          var rows =
              connection.createStatement().executeQuery("select api_key::text from api_key")) {
        rows.next();
        assertThat(rows.getString(1)).doesNotContain(key.key());
        assertThat(key.toString()).doesNotContain(key.key());
      }
    }
  }

  @Test
  void findsNoOtherKey() {
    try (var test = TestDatabase.create()) {
      String key = Bootstrap.ensureDefault(test.owner()).orElseThrow().key();

      assertThat(new ApiKeyStore(test.database()).find(key + "x")).isEmpty();
      assertThat(new ApiKeyStore(test.database()).find("")).isEmpty();
    }
  }
}
