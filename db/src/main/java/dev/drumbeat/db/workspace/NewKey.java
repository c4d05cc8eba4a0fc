package dev.drumbeat.db.workspace;

import java.util.UUID;

/**
 * An API key at the one moment that it is readable.
 *
 * @param key what a client sends as bearer token; only its hash is kept
 */
public record NewKey(UUID workspace, UUID id, String key) {
  /** Without the key, so that it may be logged. */
  @Override
  public String toString() {
    return "key " + id + " of workspace " + workspace;
  }
}
