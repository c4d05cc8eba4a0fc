package dev.drumbeat.api.secret;

import dev.drumbeat.db.secret.SigningKeys.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks are signed with, without its value.
 *
 * @param shown whether it was shown, which it is once
 * @param previousUntil until when the one before signs too; null when it doesn't
 */
record SigningView(boolean shown, Instant createdAt, @Nullable Instant previousUntil) {
  static SigningView of(Standing standing) {
    return new SigningView(standing.shown(), standing.createdAt(), standing.previousUntil());
  }
}
