package dev.drumbeat.db.property;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file taken in; {@code rows = created + updated + unchanged + rejected}.
 *
 * @param listId the list that its properties were put in
 */
public record Import(
    UUID id,
    String fileName,
    @Nullable UUID listId,
    State state,
    ImportCounts counts,
    @Nullable String failure,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  /** Where it stands. */
  public enum State {
    RUNNING,
    COMPLETED,
    FAILED
  }
}
