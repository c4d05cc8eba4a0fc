package dev.drumbeat.api.operations;

import dev.drumbeat.db.hold.Hold;
import dev.drumbeat.db.hold.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold as a client reads it.
 *
 * @param subjectId the workspace, integration, sender, campaign or run that it is about
 * @param code the provider's error code that placed it
 * @param liftedAt null while it holds
 */
record HoldView(
    String id,
    Scope scope,
    UUID subjectId,
    String name,
    @Nullable String code,
    String reason,
    Instant since,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy) {
  static HoldView of(Hold hold) {
    return new HoldView(
        Long.toString(hold.id()),
        hold.scope(),
        hold.subjectId(),
        hold.name(),
        hold.code(),
        hold.reason(),
        hold.since(),
        hold.liftedAt(),
        hold.liftedBy());
  }
}
