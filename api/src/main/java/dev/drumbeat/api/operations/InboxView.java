package dev.drumbeat.api.operations;

import dev.drumbeat.db.webhook.PoisonStore;
import dev.drumbeat.db.webhook.PoisonStore.InboxRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the inbox as a client reads it, without what it says of people. */
record InboxView(
    String id,
    String provider,
    String kind,
    PoisonStore.State status,
    int attempts,
    @Nullable String error,
    Instant receivedAt) {
  static InboxView of(InboxRow row) {
    return new InboxView(
        Long.toString(row.id()),
        row.provider(),
        row.kind(),
        row.state(),
        row.attempts(),
        row.error(),
        row.receivedAt());
  }
}
