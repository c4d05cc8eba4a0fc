package dev.drumbeat.db.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An effect that is intended; what makes it the same effect is {@code origin, step, visit, kind,
 * ordinal}.
 *
 * @param origin {@code enrollment:ID}
 * @param slotAt when the limiter lets it leave, real time
 * @param lawfulUntil when the recipient's permitted hours end, real time; null without an end
 * @param content what is sent, rendered
 * @param reservedMicros the most that it can cost, millionths of a dollar
 */
public record NewIntent(
    long enrollmentId,
    String origin,
    String step,
    int visit,
    String kind,
    int ordinal,
    @Nullable Target target,
    Instant slotAt,
    @Nullable Instant lawfulUntil,
    Map<String, Object> content,
    long reservedMicros) {

  /** Whom it reaches, and from where; what frequency caps count by. */
  public record Target(
      long pointId,
      @Nullable Long contactId,
      @Nullable Long ownerId,
      @Nullable Long propertyId,
      UUID senderId) {}

  /** The label that travels with every request of this effect. */
  public String effect() {
    return label(origin, step, visit, kind, ordinal);
  }

  static String label(String origin, String step, int visit, String kind, int ordinal) {
    return origin + "/" + step + "/" + visit + "/" + kind + "/" + ordinal;
  }
}
