package dev.drumbeat.db.template;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is stored.
 *
 * @param name by which steps name it
 * @param draft what is under edit
 * @param draftVersion rises with each edit
 * @param draftEditedBy the API key that wrote the draft; null where that is not known
 * @param versions the numbers that are published, ascending
 */
public record Template(
    UUID id,
    String name,
    Channel channel,
    Content draft,
    int draftVersion,
    Instant draftEditedAt,
    @Nullable String draftEditedBy,
    List<Integer> versions,
    Instant createdAt,
    Instant updatedAt) {
  public Template {
    versions = List.copyOf(versions);
  }

  /** The newest version's number; null when nothing is published. */
  public @Nullable Integer latestVersion() {
    return versions.isEmpty() ? null : versions.getLast();
  }
}
