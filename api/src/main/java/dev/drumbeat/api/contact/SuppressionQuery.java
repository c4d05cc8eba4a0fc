package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.SuppressionStore;
import dev.drumbeat.journey.Channel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which suppressions are asked for.
 *
 * @param status ACTIVE or LIFTED
 * @param value an exact phone or e-mail address
 */
record SuppressionQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable Status status,
    @Nullable Channel channel,
    @Nullable Reason reason,
    @Nullable String value) {
  /** Whether it holds. */
  enum Status {
    ACTIVE,
    LIFTED
  }

  SuppressionStore.Filter filter() {
    Boolean active = status == null ? null : Boolean.valueOf(status == Status.ACTIVE);
    return new SuppressionStore.Filter(
        active, channel, reason, value == null ? null : Addresses.normalised(value, "/value"));
  }
}
