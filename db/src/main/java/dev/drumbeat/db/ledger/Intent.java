package dev.drumbeat.db.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An intended effect as the ledger has it.
 *
 * @param enrollmentId 0 of what is no lead's: a confirmation of an opt-out, a test send
 * @param attempts requests made for it so far
 * @param refusals how many of them were refused
 * @param attempt the latest request's id
 * @param submittedAt when the latest request was let go
 * @param checkAt when a doubt about it is looked into next
 */
public record Intent(
    long id,
    long enrollmentId,
    String origin,
    String step,
    int visit,
    String kind,
    int ordinal,
    State state,
    Instant slotAt,
    @Nullable Instant lawfulUntil,
    Map<String, Object> content,
    int attempts,
    int emptyReads,
    int refusals,
    @Nullable UUID attempt,
    @Nullable Instant submittedAt,
    @Nullable Instant checkAt,
    @Nullable Long pointId,
    @Nullable UUID senderId,
    @Nullable String errorCode,
    Instant createdAt) {

  /** States of the ledger; see the guarantees. */
  public enum State {
    PLANNED,
    SUBMITTING,
    ACCEPTED,
    REJECTED,
    UNKNOWN,
    NOT_SENT,
    ABANDONED;

    /** Whether nothing more happens to it, but for a late proof of acceptance. */
    public boolean settled() {
      return switch (this) {
        case PLANNED, SUBMITTING, UNKNOWN -> false;
        case ACCEPTED, REJECTED, NOT_SENT, ABANDONED -> true;
      };
    }
  }

  /** The same with another slot, real time. */
  public Intent at(Instant slot) {
    return new Intent(
        id,
        enrollmentId,
        origin,
        step,
        visit,
        kind,
        ordinal,
        state,
        slot,
        lawfulUntil,
        content,
        attempts,
        emptyReads,
        refusals,
        attempt,
        submittedAt,
        checkAt,
        pointId,
        senderId,
        errorCode,
        createdAt);
  }

  /** The same, lawful until then. */
  public Intent until(@Nullable Instant lawful) {
    return new Intent(
        id,
        enrollmentId,
        origin,
        step,
        visit,
        kind,
        ordinal,
        state,
        slotAt,
        lawful,
        content,
        attempts,
        emptyReads,
        refusals,
        attempt,
        submittedAt,
        checkAt,
        pointId,
        senderId,
        errorCode,
        createdAt);
  }

  /** The label that travels with every request of this effect. */
  public String effect() {
    return NewIntent.label(origin, step, visit, kind, ordinal);
  }
}
