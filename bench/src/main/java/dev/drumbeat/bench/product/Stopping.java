package dev.drumbeat.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whatever ends this process ends the product, and removes its folder with all that it wrote. */
public final class Stopping implements AutoCloseable {
  private final ProductProcess product;
  private final Path folder;
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile boolean stopped;

  public Stopping(ProductProcess product, Path folder) {
    this.product = product;
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether this process is being ended: what that breaks in mid-work is no failure. */
  public boolean stopped() {
    return stopped;
  }

  /** Leaves the folder where it is, for its logs. */
  public void keepFolder() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void stop() {
    stopped = true;
    product.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    product.close();
  }
}
