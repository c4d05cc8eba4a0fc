package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.ledger.OriginStore.Origin;
import dev.drumbeat.db.ledger.OriginStore.Texted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a happening concerns.
 *
 * @param listens whether it is told more than what reaches its campaign's goal
 * @param origin the effect that caused it, if one did
 */
record Subject(long enrollment, UUID run, int cohort, boolean listens, @Nullable Origin origin) {
  /** Who wrote back: told also when the journey is over. */
  static Subject ofWriter(Texted lead) {
    return new Subject(lead.enrollmentId(), lead.run(), lead.cohort(), true, null);
  }

  /** Whom a posted event is about: an ended journey has no more use for it. */
  static Subject ofPosted(Texted lead) {
    return new Subject(lead.enrollmentId(), lead.run(), lead.cohort(), lead.active(), null);
  }

  static Subject of(Origin origin) {
    return new Subject(origin.enrollmentId(), origin.run(), origin.cohort(), true, origin);
  }
}
