package dev.drumbeat.local;

import java.nio.file.Path;
import java.util.Map;

/** What is costly to make and the same for every checkout and data folder. */
final class CacheFolder {
  private CacheFolder() {}

  /** By the XDG base directory rules. */
  static Path path(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
    return base.resolve("drumbeat");
  }
}
