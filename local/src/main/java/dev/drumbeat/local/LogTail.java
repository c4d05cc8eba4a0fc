package dev.drumbeat.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Finds in a child's log the line that says why it ended. */
final class LogTail {
  private static final Pattern ERROR = Pattern.compile("(?i)\\b(fatal|panic|error)\\b:? *(.+)");
  private static final int LONGEST = 160;

  private LogTail() {}

  /** The last error in brackets with a space before, or nothing. */
  static String lastError(Path log) {
    try {
      return Files.exists(log)
          ? Files.readString(log, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> ERROR.matcher(line).find())
              .reduce((earlier, later) -> later)
              .map(line ->
                  " (" + line.strip().substring(0, Math.min(line.strip().length(), LONGEST)) + ")")
              .orElse("")
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
