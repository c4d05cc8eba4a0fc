package dev.drumbeat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a local run keeps, locked for one process at a time. The lock is
 * the operating system's, so that it ends with the process however that ends.
 */
final class DataFolder implements AutoCloseable {
  private static final long MINIMUM_FREE_BYTES = 512L << 20;

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * @throws StartFailure if another process holds the folder, it can't be written, or the disk is
   *     full
   */
  static DataFolder open(Path folder) {
    try {
      Path root = PrivateFiles.createFolder(folder.toAbsolutePath().normalize()).toRealPath();
      PrivateFiles.createFolder(root.resolve("log"));
      requireDisk(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve("drumbeat.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw heldByAnother(root);
      }
      PrivateFiles.write(pidFile(root), Long.toString(ProcessHandle.current().pid()));
      return new DataFolder(root, channel);
    } catch (FileSystemException e) {
      throw new StartFailure(
          "The data folder " + folder + " can't be written (" + e.getReason() + ")",
          "Choose another with --data",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return root.resolve(name);
  }

  Path log(String name) {
    return root.resolve("log").resolve(name);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pidFile(root));
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static StartFailure heldByAnother(Path root) throws IOException {
    Path pidFile = pidFile(root);
    String holder = Files.exists(pidFile) ? "process " + Files.readString(pidFile) : "a process";
    return new StartFailure(
        "The data folder " + root + " is in use by " + holder,
        "Stop that one first, or choose another folder with --data");
  }

  // Apart from the lock file: closing any handle of a locked file gives up the POSIX lock.
  private static Path pidFile(Path root) {
    return root.resolve("drumbeat.pid");
  }

  private static void requireDisk(Path root) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    if (free < MINIMUM_FREE_BYTES) {
      throw new StartFailure(
          "Only %d MB are free on the disk of %s".formatted(free >> 20, root),
          "Free at least %d MB, or choose another folder with --data"
              .formatted(MINIMUM_FREE_BYTES >> 20));
    }
  }
}
