package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path root;

  @Test
  void refusesASecondCopyAndNamesTheFirst() {
    Path path = root.resolve("data");
    try (DataFolder first = DataFolder.open(path)) {
      assertThat(first.path("log")).isDirectory();

      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid() + ".");
    }
  }

  @Test
  void isFreeAgainOnceItsHolderIsGone() {
    Path path = root.resolve("data");
    DataFolder.open(path).close();

    DataFolder.open(path).close();

    assertThat(path.resolve("drumbeat.pid")).doesNotExist();
  }

  @Test
  void isReadableByItsOwnerAlone() throws IOException {
    try (DataFolder folder = DataFolder.open(root.resolve("data"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path(""))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void saysSoWhenItsPathIsAFile() throws IOException {
    Path file = Files.createFile(root.resolve("data"));

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("can't be written (it is a file). Choose another with --data.");
  }
}
