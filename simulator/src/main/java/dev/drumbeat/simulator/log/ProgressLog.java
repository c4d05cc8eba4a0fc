package dev.drumbeat.simulator.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was done since acceptance. Not synced: what a crash loses is done once more, and a callback
 * that comes twice is something that the real providers do too.
 */
public final class ProgressLog implements AutoCloseable {
  private final LineFile<Progress> file;

  private ProgressLog(LineFile<Progress> file) {
    this.file = file;
  }

  /** Opens {@code progress.log} and hands over what was done earlier, in order. */
  public static ProgressLog open(Path folder, Consumer<Progress> earlier) throws IOException {
    return new ProgressLog(LineFile.open(folder.resolve("progress.log"), Progress.class, earlier));
  }

  public synchronized void note(Progress progress) {
    try {
      file.append(List.of(progress));
    } catch (IOException refused) {
      throw new UncheckedIOException("progress.log can't be written", refused);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
