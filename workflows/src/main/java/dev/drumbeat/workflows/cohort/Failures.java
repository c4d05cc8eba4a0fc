package dev.drumbeat.workflows.cohort;

import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;

/** Tells a chunk that no worker took from one that failed. */
final class Failures {
  private Failures() {}

  static boolean isHandedBack(RuntimeException failure) {
    return failure instanceof ActivityFailure
        && failure.getCause() instanceof TimeoutFailure timeout
        && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
  }
}
