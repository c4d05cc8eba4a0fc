package dev.drumbeat.simulator.log;

import dev.drumbeat.simulator.http.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** A file of one JSON object a line that is only ever appended to. */
final class LineFile<T> implements AutoCloseable {
  private final Path path;
  private final Class<T> type;
  private final FileChannel channel;

  private LineFile(Path path, Class<T> type, FileChannel channel) {
    this.path = path;
    this.type = type;
    this.channel = channel;
  }

  /**
   * Opens the file, hands over each line, and cuts off a last line that a crash left torn.
   *
   * @throws IOException when any other line is no such object
   */
  static <T> LineFile<T> open(Path path, Class<T> type, Consumer<T> earlier) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock(path, channel);
    LineFile<T> file = new LineFile<>(path, type, channel);
    long sound = file.read(earlier);
    channel.truncate(sound);
    channel.position(sound);
    return file;
  }

  /** Two writers would tear each other's lines. The lock goes with the channel. */
  private static void lock(Path path, FileChannel channel) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      locked = false;
    }
    if (!locked) {
      channel.close();
      throw new IOException(path + " is in use by another simulator");
    }
  }

  private long read(Consumer<T> earlier) throws IOException {
    long sound = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          earlier.accept(parse(line.toByteArray(), sound));
          sound += line.size();
          line.reset();
        }
      }
    }
    return sound;
  }

  private T parse(byte[] line, long offset) throws IOException {
    try {
      return Json.MAPPER.readValue(line, type);
    } catch (JacksonException malformed) {
      throw new IOException(path + " is damaged at byte " + offset, malformed);
    }
  }

  void append(Iterable<T> values) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(4096);
    for (T value : values) {
      lines.writeBytes(Json.bytes(value));
      lines.write('\n');
    }
    ByteBuffer buffer = ByteBuffer.wrap(lines.toByteArray());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
