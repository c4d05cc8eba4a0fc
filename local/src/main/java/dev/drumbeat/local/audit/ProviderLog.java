package dev.drumbeat.local.audit;

import dev.drumbeat.local.proof.Acceptance;
import dev.drumbeat.local.proof.AcceptedLog;
import dev.drumbeat.local.rest.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** The simulated providers' own log, from the simulator that runs or from its file. */
public interface ProviderLog {
  /** Hands over all of it in its order, some at a time. */
  void read(Consumer<List<Acceptance>> pages);

  static ProviderLog of(URI simulator) {
    return pages -> AcceptedLog.read(simulator, pages);
  }

  /**
   * The file of a simulator that has stopped.
   *
   * @param file {@code accepted.log}, JSON lines
   */
  static ProviderLog of(Path file) {
    return pages -> {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        read(lines, pages);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static void read(BufferedReader lines, Consumer<List<Acceptance>> pages)
      throws IOException {
    List<Acceptance> page = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Acceptance acceptance = acceptance(line);
      if (acceptance != null) {
        page.add(acceptance);
      }
      if (page.size() == AcceptedLog.PAGE) {
        pages.accept(List.copyOf(page));
        page.clear();
      }
    }
    if (!page.isEmpty()) {
      pages.accept(List.copyOf(page));
    }
  }

  /** Null for the last line of a log that was cut short in mid-write: nothing was answered then. */
  private static @org.jspecify.annotations.Nullable Acceptance acceptance(String line) {
    try {
      return ApiClient.JSON.readValue(line, Acceptance.class);
    } catch (JacksonException cutShort) {
      return null;
    }
  }
}
