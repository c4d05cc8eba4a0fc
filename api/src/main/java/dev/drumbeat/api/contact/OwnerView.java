package dev.drumbeat.api.contact;

import dev.drumbeat.db.contact.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An owner as a client reads it; {@code stoppedAt} is since when it is not contacted. */
record OwnerView(
    String id,
    String name,
    @Nullable String mailAddress,
    Map<String, Object> fields,
    List<String> tags,
    boolean simulated,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedReason,
    Instant createdAt,
    Instant updatedAt) {
  static OwnerView of(Owner owner) {
    return new OwnerView(
        Long.toString(owner.id()),
        owner.name(),
        owner.mailAddress(),
        owner.fields(),
        owner.tags(),
        owner.simulated(),
        owner.stoppedAt(),
        owner.stoppedReason(),
        owner.createdAt(),
        owner.updatedAt());
  }
}
