package dev.drumbeat.api.secret;

import dev.drumbeat.db.secret.SecretName;
import java.time.Instant;

/** A secret as a client reads it: without its value. */
record SecretView(String name, Instant createdAt, Instant updatedAt) {
  static SecretView of(SecretName secret) {
    return new SecretView(secret.name(), secret.createdAt(), secret.updatedAt());
  }
}
