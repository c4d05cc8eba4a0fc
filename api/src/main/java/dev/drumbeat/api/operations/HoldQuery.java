package dev.drumbeat.api.operations;

import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.hold.Scope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which holds are asked for; {@code subject} is the id of what they are about. */
record HoldQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable HoldStatus status,
    @Nullable Scope scope,
    @Nullable UUID subject) {
  /** Whether it holds. */
  enum HoldStatus {
    ACTIVE,
    LIFTED
  }

  HoldStore.Filter filter() {
    Boolean active = status == null ? null : Boolean.valueOf(status == HoldStatus.ACTIVE);
    return new HoldStore.Filter(active, scope, subject);
  }
}
