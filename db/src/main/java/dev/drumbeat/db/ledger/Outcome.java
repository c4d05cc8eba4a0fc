package dev.drumbeat.db.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt, to be written to it and to its intent.
 *
 * @param intentState of the intent from now on; PLANNED means that another attempt follows
 * @param attemptState of the attempt itself
 * @param slotAt of the attempt that follows, or when a doubt is looked into; null otherwise
 * @param resolvedBy what settled a doubt: CALLBACK, READ_BACK, EMPTY_READS, DEADLINE; null when the
 *     provider's own answer did
 */
public record Outcome(
    long intentId,
    UUID attempt,
    Intent.State intentState,
    Intent.State attemptState,
    @Nullable String providerId,
    @Nullable BigDecimal price,
    @Nullable Integer httpStatus,
    @Nullable String errorCode,
    @Nullable String error,
    int emptyReads,
    @Nullable Instant slotAt,
    @Nullable String resolvedBy) {

  /** The same without the provider's own words, which could not be stored, for the reason given. */
  public Outcome bare(String reason) {
    return new Outcome(
        intentId,
        attempt,
        intentState,
        attemptState,
        providerId,
        price,
        httpStatus,
        "BAD_DATA",
        reason,
        emptyReads,
        slotAt,
        resolvedBy);
  }

  /** The same, where the provider's id is another attempt's. */
  Outcome withoutProviderId() {
    return new Outcome(
        intentId,
        attempt,
        intentState,
        attemptState,
        null,
        price,
        httpStatus,
        errorCode,
        error,
        emptyReads,
        slotAt,
        resolvedBy);
  }
}
