package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.ledger.DeliveryStore.Origin;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a happening concerns.
 *
 * @param origin the effect that caused it, if one did
 */
record Subject(long enrollment, UUID run, int cohort, @Nullable Origin origin) {
  static Subject of(Origin origin) {
    return new Subject(origin.enrollmentId(), origin.run(), origin.cohort(), origin);
  }
}
