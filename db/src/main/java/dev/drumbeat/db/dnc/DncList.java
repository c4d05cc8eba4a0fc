package dev.drumbeat.db.dnc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list as it stands. */
public record DncList(
    UUID id,
    String name,
    DncKind kind,
    @Nullable String state,
    String source,
    LocalDate asOf,
    long entries,
    Instant loadedAt) {

  /** Days since the day whose state the list gives. */
  public long ageDays(LocalDate today) {
    return ChronoUnit.DAYS.between(asOf, today);
  }
}
