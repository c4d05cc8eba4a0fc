package dev.drumbeat.api.campaign;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Why an operator does it. */
record ReasonInput(@Size(min = 1, max = 200) @Nullable String reason) {
  static String reason(@Nullable ReasonInput input, String otherwise) {
    return input == null || input.reason() == null ? otherwise : input.reason();
  }
}
