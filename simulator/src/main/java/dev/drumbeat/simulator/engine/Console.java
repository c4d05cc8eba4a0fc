package dev.drumbeat.simulator.engine;

import java.io.IOException;
import java.nio.file.Path;

/** What a customer sets in the providers' consoles. */
public record Console(Hooks hooks, SenderSettings senders) {
  public static Console open(Path folder) throws IOException {
    return new Console(Hooks.open(folder), SenderSettings.open(folder));
  }
}
