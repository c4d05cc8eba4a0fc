package dev.drumbeat.api.enrollment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which enrollments are asked for.
 *
 * @param step the id of the step where they are
 * @param hold the rule that holds them back
 */
record EnrollmentQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Nullable String cursor,
    @Nullable State status,
    @Nullable String step,
    @Nullable String hold) {
  /** Where an enrollment stands. */
  enum State {
    ACTIVE,
    DONE,
    EXITED,
    FAILED
  }
}
