package dev.drumbeat.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a child in a session of its own. Ctrl-C goes to the whole group of the terminal, but the
 * parts of a run must stop in order.
 */
final class OwnSession {
  private OwnSession() {}

  /** What to put before the child's command; empty where the system has no such program. */
  static List<String> prefix() {
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      return List.of("/usr/bin/setsid");
    }
    return Files.isExecutable(Path.of("/usr/bin/perl"))
        ? List.of("/usr/bin/perl", "-e", "setpgrp(0, 0); exec @ARGV")
        : List.of();
  }
}
