package dev.drumbeat.api.web;

import java.util.UUID;

/** Who asks, by the API key. */
public record Caller(UUID workspace, UUID key) {
  /** How records name who did something. */
  public String name() {
    return "key " + key;
  }
}
