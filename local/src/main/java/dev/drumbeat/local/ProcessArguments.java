package dev.drumbeat.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The words of a process's command line, its program first; empty if it can't be read. */
final class ProcessArguments {
  private ProcessArguments() {}

  static List<String> of(ProcessHandle process) {
    Path procfs = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    List<String> words = Files.isReadable(procfs) ? split(procfs) : fromJava(process.info());
    return words.isEmpty() ? List.of("") : words;
  }

  // Java finds no command for a process in a user namespace, and without one no arguments either.
  private static List<String> split(Path procfs) {
    try {
      return List.of(Files.readString(procfs).split("\0"));
    } catch (IOException e) {
      return List.of(); // it ended meanwhile
    }
  }

  private static List<String> fromJava(ProcessHandle.Info info) {
    return info.commandLine().map(line -> List.of(line.split(" "))).orElse(List.of());
  }
}
