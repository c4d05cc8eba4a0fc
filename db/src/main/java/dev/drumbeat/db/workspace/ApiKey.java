package dev.drumbeat.db.workspace;

import java.util.Set;
import java.util.UUID;

/** Whose key it is and what it may do. */
public record ApiKey(UUID workspace, UUID id, Set<String> scopes) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }
}
