package dev.drumbeat.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateTest {
  @TempDir Path folder;

  private final TestDatabase database = TestDatabase.create();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void saysNothingOfAKeyWhereTheWorkspaceIsThereAlready() throws IOException {
    migrate(Map.of());
    said.reset();

    migrate(Map.of());

    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("The database is up to date.\n");
  }

  @Test
  void writesTheKeyToAFileThatOnlyItsOwnerReads() throws IOException {
    Path file = folder.resolve("key");

    migrate(Map.of("DRUMBEAT_API_KEY_FILE", file.toString()));

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(Files.readString(file));
  }

  @Test
  void namesTheVariableThatIsNotSet() {
    assertThatThrownBy(() -> new Migrate(Map.of(), System.out).run())
        .hasMessage("DATABASE_OWNER_URL is not set.");
  }

  private void migrate(Map<String, String> more) throws IOException {
    DatabaseAddress owner = database.owner();
    Map<String, String> environment = new HashMap<>(more);
    environment.put("DATABASE_OWNER_URL", owner.url());
    environment.put("DATABASE_OWNER_USER", owner.user());
    environment.put("DATABASE_OWNER_PASSWORD", owner.password());
    environment.put("DATABASE_USER", database.application().user());
    new Migrate(environment, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
  }
}
