package dev.drumbeat.api.contact;

import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whom to check.
 *
 * @param value a phone or an e-mail address
 * @param channel all when left out
 */
record CheckInput(@NotBlank @Size(max = 320) String value, @Nullable Channel channel) {
  String normalised() {
    return Addresses.normalised(value, "/value");
  }
}
