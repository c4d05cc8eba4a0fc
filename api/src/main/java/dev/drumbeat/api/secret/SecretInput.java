package dev.drumbeat.api.secret;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;

/**
 * A secret as a client writes it.
 *
 * @param value 1 to 4,000 printable ASCII characters, as a header takes them; never read out again
 */
record SecretInput(
    @Pattern(
            regexp = "[\\x20-\\x7e]{1,4000}",
            message = "Must be 1 to 4,000 printable ASCII characters")
        @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
        String value) {
  /** Without the value. */
  @Override
  public String toString() {
    return "a secret";
  }
}
