package dev.drumbeat.api.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs are asked for. */
record RunQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable State status,
    @Nullable UUID campaign) {
  /** Where a run stands. */
  enum State {
    RUNNING,
    PAUSED,
    STOPPED,
    COMPLETED
  }
}
