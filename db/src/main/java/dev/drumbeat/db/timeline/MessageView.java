package dev.drumbeat.db.timeline;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to or from a person.
 *
 * @param state of the ledger for what went out; the understood intent for what came in
 * @param content what was sent, or what was written; of an assistant's call also what was said
 */
public record MessageView(
    @JsonFormat(shape = STRING) long id,
    Direction direction,
    Instant at,
    String channel,
    @Nullable String address,
    @Nullable UUID runId,
    @JsonFormat(shape = STRING) @Nullable Long enrollmentId,
    @Nullable String step,
    String state,
    @Nullable String delivery,
    @Nullable String providerId,
    Map<String, Object> content) {
  /** Who wrote it. */
  public enum Direction {
    INBOUND,
    OUTBOUND
  }
}
