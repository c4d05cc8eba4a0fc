package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.db.DatabaseAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDatabaseTest {
  @TempDir Path root;

  @Test
  void isUsedInsteadOfAnEmbeddedOne() {
    try (DataFolder folder = DataFolder.open(root.resolve("data"));
        Database running = EmbeddedDatabase.start(folder, FreePorts.choose().database())) {
      DatabaseAddress owner = running.owner().orElseThrow();
      Map<String, String> environment =
          Map.of(
              "DATABASE_URL", running.app().url(),
              "DATABASE_USER", running.app().user(),
              "DATABASE_PASSWORD", running.app().password(),
              "DATABASE_OWNER_URL", withCredentials(owner));

      Database database = Database.start(folder, 0, environment);

      assertThat(database).isInstanceOf(ExternalDatabase.class);
      assertThat(database.owner()).hasValue(owner);
      assertThat(database.app()).isEqualTo(running.app());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://ann:s3cret@db/crm", "postgres:// s3cret@db"})
  void ofAnotherFormIsRefusedWithoutBeingRepeated(String url) {
    assertThatThrownBy(() -> ExternalDatabase.open(Map.of("DATABASE_URL", url)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("DATABASE_URL can't be used")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void thatDoesNotAnswerIsToldInOneLine() {
    String url = "postgres://ann:s3cret@127.0.0.1:" + FreePorts.choose().database() + "/crm";

    assertThatThrownBy(() -> ExternalDatabase.open(Map.of("DATABASE_URL", url)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("Check that it runs")
        .hasMessageNotContaining("s3cret");
  }

  private static String withCredentials(DatabaseAddress address) {
    String credentials = address.user() + ":" + address.password() + "@";
    return address.url().replace("jdbc:postgresql://", "postgresql://" + credentials);
  }
}
