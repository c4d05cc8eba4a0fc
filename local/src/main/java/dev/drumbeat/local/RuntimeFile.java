package dev.drumbeat.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code runtime.json} of a data folder: what runs, where, and as which process. Written after each
 * part that starts, so that a run killed in mid-start still leaves no unknown child behind.
 */
final class RuntimeFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;
  private Content content;

  /** Holds no secret: those have files of their own. */
  record Content(
      long pid,
      @Nullable Ports ports,
      Map<String, String> addresses,
      List<ChildProcess> processes) {
    Content {
      addresses = Map.copyOf(addresses);
      processes = List.copyOf(processes);
    }

    static final Content NONE = new Content(0, null, Map.of(), List.of());
  }

  private RuntimeFile(Path file, Content content) {
    this.file = file;
    this.content = content;
  }

  static RuntimeFile in(DataFolder folder) {
    Path file = folder.path("runtime.json");
    return new RuntimeFile(file, Files.exists(file) ? read(file) : Content.NONE);
  }

  static Content read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), Content.class);
    } catch (JacksonException e) {
      throw new StartFailure(file + " is not readable as JSON", "Delete it", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Content content() {
    return content;
  }

  /** Forgets the run before, but for its ports. */
  void begin(Ports ports) {
    write(new Content(ProcessHandle.current().pid(), ports, Map.of(), List.of()));
  }

  void address(String name, String address) {
    Map<String, String> addresses = new TreeMap<>(content.addresses);
    addresses.put(name, address);
    write(new Content(content.pid, content.ports, addresses, content.processes));
  }

  void process(ChildProcess process) {
    List<ChildProcess> processes = new ArrayList<>(content.processes);
    processes.add(process);
    write(new Content(content.pid, content.ports, content.addresses, processes));
  }

  /** Nothing runs any more; the ports stay for the next run. */
  void end() {
    write(new Content(0, content.ports, Map.of(), List.of()));
  }

  private void write(Content next) {
    try {
      PrivateFiles.write(file, JSON.writeValueAsString(next));
      content = next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
