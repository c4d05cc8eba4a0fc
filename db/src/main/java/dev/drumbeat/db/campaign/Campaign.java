package dev.drumbeat.db.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is stored.
 *
 * @param draft the definition under edit, JSON
 * @param draftVersion rises with each edit
 * @param draftEditedBy the API key that wrote the draft; null where that is not known
 * @param versions the numbers that are published, ascending
 */
public record Campaign(
    UUID id,
    String name,
    Status status,
    String draft,
    int draftVersion,
    Instant draftEditedAt,
    @Nullable String draftEditedBy,
    List<Integer> versions,
    Instant createdAt,
    Instant updatedAt) {
  public Campaign {
    versions = List.copyOf(versions);
  }

  /** The newest version's number; null when nothing is published. */
  public @Nullable Integer latestVersion() {
    return versions.isEmpty() ? null : versions.getLast();
  }

  /** Where it stands in its life. */
  public enum Status {
    DRAFT,
    PUBLISHED,
    ARCHIVED
  }
}
