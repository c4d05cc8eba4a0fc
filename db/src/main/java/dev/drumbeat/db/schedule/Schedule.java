package dev.drumbeat.db.schedule;

import dev.drumbeat.db.schedule.NewSchedule.Timing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it stands.
 *
 * @param applied whether the engine has it as it is here
 * @param engineFault why the engine doesn't
 * @param missed times that the engine was away for too long to make up for
 */
public record Schedule(
    UUID id,
    UUID campaignId,
    String campaignName,
    Timing timing,
    @Nullable Integer version,
    Overlap overlap,
    State state,
    @Nullable String stateReason,
    boolean applied,
    @Nullable String engineFault,
    long missed,
    Instant createdAt) {
  /** Where it stands. */
  public enum State {
    ACTIVE,
    PAUSED,
    /** Until the engine has forgotten it. */
    DELETED
  }

  /** The first time after this one. */
  public Optional<Instant> next(Instant after) {
    Instant start = timing.startAt();
    Instant from = start != null && start.isAfter(after) ? start.minusSeconds(1) : after;
    return timing
        .recurrence()
        .timetable()
        .next(from)
        .filter(at -> timing.endAt() == null || !at.isAfter(timing.endAt()));
  }

  /** Whether the clocks were put back, and this is the second time that they show this hour. */
  public boolean comesAgain(Instant at) {
    return timing.recurrence().timetable().comesAgain(at);
  }

  /** The next times, at most so many. */
  public List<Instant> next(Instant after, int most) {
    List<Instant> times = new ArrayList<>();
    Optional<Instant> at = next(after);
    while (at.isPresent() && times.size() < most) {
      times.add(at.get());
      at = next(at.get());
    }
    return List.copyOf(times);
  }
}
