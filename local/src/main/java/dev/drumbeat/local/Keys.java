package dev.drumbeat.local;

import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.workspace.Bootstrap;
import dev.drumbeat.db.workspace.NewKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys of an installation, each in a file of its own that only its owner may read, made once.
 *
 * @param secretKey encrypts the providers' credentials in the database
 * @param apiKey of the workspace {@code default}
 */
record Keys(String secretKey, String apiKey) {
  static Path apiKeyFile(Path data) {
    return data.resolve("api-key");
  }

  /**
   * Reads them, or makes what is missing.
   *
   * @throws StartFailure if there is no API key and none can be made, for want of the owner's
   *     access to the database
   */
  static Keys ensure(DataFolder folder, Database database) {
    try {
      Path secretFile = folder.path("secret-key");
      if (!Files.exists(secretFile)) {
        PrivateFiles.write(secretFile, Secrets.randomKey());
      }
      Path apiFile = apiKeyFile(folder.path(""));
      Optional<NewKey> first = database.owner().flatMap(Bootstrap::ensureDefault);
      if (first.isPresent()) {
        PrivateFiles.write(apiFile, first.get().key());
      } else if (!Files.exists(apiFile)) {
        PrivateFiles.write(apiFile, Bootstrap.issueKey(owner(database, apiFile)).key());
      }
      return new Keys(Files.readString(secretFile).strip(), Files.readString(apiFile).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatabaseAddress owner(Database database, Path apiFile) {
    return database
        .owner()
        .orElseThrow(() ->
            new StartFailure(
                "There is no API key in " + apiFile,
                "Put one there, or set DATABASE_OWNER_URL so that one can be made"));
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "keys";
  }
}
