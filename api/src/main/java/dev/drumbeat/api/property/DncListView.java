package dev.drumbeat.api.property;

import dev.drumbeat.db.dnc.DncKind;
import dev.drumbeat.db.dnc.DncList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A do-not-call list as a client reads it.
 *
 * @param asOf the day whose state it gives
 * @param ageDays since then; a national list may be 31 days old, 47 CFR 64.1200(c)(2)(i)(D)
 * @param report of the file that was just imported; null when the list is only read
 */
record DncListView(
    UUID id,
    String name,
    DncKind kind,
    @Nullable String state,
    String source,
    LocalDate asOf,
    long ageDays,
    long entries,
    Instant loadedAt,
    @Nullable ImportView report) {
  static DncListView of(DncList list, LocalDate today, @Nullable ImportView report) {
    return new DncListView(
        list.id(),
        list.name(),
        list.kind(),
        list.state(),
        list.source(),
        list.asOf(),
        list.ageDays(today),
        list.entries(),
        list.loadedAt(),
        report);
  }
}
