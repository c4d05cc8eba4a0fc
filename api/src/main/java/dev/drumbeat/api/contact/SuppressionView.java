package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.Suppression;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A suppression as a client reads it; {@code liftedAt} is null while it holds. */
record SuppressionView(
    String id,
    String kind,
    String value,
    String channel,
    Reason reason,
    String source,
    Map<String, Object> evidence,
    Instant at,
    @Nullable Instant liftedAt,
    @Nullable String liftedReason) {
  static SuppressionView of(Suppression suppression) {
    return new SuppressionView(
        Long.toString(suppression.id()),
        suppression.kind(),
        suppression.value(),
        suppression.channel().toLowerCase(Locale.ROOT),
        suppression.reason(),
        suppression.source(),
        suppression.evidence(),
        suppression.at(),
        suppression.liftedAt(),
        suppression.liftedReason());
  }
}
