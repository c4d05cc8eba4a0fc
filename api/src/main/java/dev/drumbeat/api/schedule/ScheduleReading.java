package dev.drumbeat.api.schedule;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.campaign.Readiness.Verdict;
import dev.drumbeat.db.schedule.NewSchedule;
import dev.drumbeat.db.schedule.NewSchedule.Timing;
import dev.drumbeat.db.schedule.Overlap;
import dev.drumbeat.db.schedule.Recurrence;
import dev.drumbeat.db.schedule.Recurrence.ByCron;
import dev.drumbeat.db.schedule.Recurrence.ByInterval;
import dev.drumbeat.journey.schedule.Cron;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for; goes on after a fault, so that all are found. */
final class ScheduleReading {
  /** Each run reads its whole audience, and whoever is newly in it can wait so long for a start. */
  private static final Duration LEAST = Duration.ofHours(1);

  private static final Duration MOST = Duration.ofDays(366);

  private final ScheduleInput input;
  private final Instant now;
  private final List<Fault> faults = new ArrayList<>();

  ScheduleReading(ScheduleInput input, Instant now) {
    this.input = input;
    this.now = now;
  }

  /**
   * What is to be kept.
   *
   * @throws InvalidRequest with all that is wrong
   */
  NewSchedule read(UUID campaign, Verdict verdict) {
    Recurrence recurrence = recurrence();
    boolean bounded = bounds();
    if (recurrence != null && bounded) {
      requireATime(recurrence);
    }
    faults.addAll(faults(verdict));
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return new NewSchedule(
        campaign,
        new Timing(Objects.requireNonNull(recurrence), input.startAt(), input.endAt()),
        input.version(),
        input.overlap() == null ? Overlap.SKIP : input.overlap());
  }

  private @Nullable Recurrence recurrence() {
    String cron = input.cron();
    Duration every = input.every();
    if ((cron == null) == (every == null)) {
      fault(
          cron == null ? "" : "/every",
          cron == null ? "REQUIRED" : "CONFLICT",
          "Either cron or every is needed, not both");
      zone();
      return null;
    }
    return cron != null ? byCron(cron) : byInterval(Objects.requireNonNull(every));
  }

  private @Nullable Recurrence byCron(String cron) {
    if (Cron.read(cron) instanceof Cron.Wrong(List<String> wrong, boolean tooFrequent)) {
      wrong.forEach(each -> fault("/cron", tooFrequent ? "TOO_FREQUENT" : "BAD_CRON", each));
      zone();
      return null;
    }
    if (input.timeZone() == null) {
      fault("/timeZone", "REQUIRED", "Is missing: whose wall clock does the expression mean?");
    }
    String zone = zone();
    return zone == null ? null : new ByCron(cron.strip(), zone);
  }

  private @Nullable Recurrence byInterval(Duration every) {
    if (input.timeZone() != null) {
      fault("/timeZone", "NOT_USED", "An interval goes by no wall clock; use cron where it should");
    }
    if (every.compareTo(LEAST) < 0) {
      fault("/every", "TOO_FREQUENT", "Must be an hour, PT1H, at least");
      return null;
    }
    if (every.compareTo(MOST) > 0 || !every.equals(every.truncatedTo(ChronoUnit.MINUTES))) {
      fault("/every", "OUT_OF_RANGE", "Must be whole minutes, and 366 days at most");
      return null;
    }
    Instant anchor = input.startAt() == null ? now : input.startAt();
    return new ByInterval(every, anchor.truncatedTo(ChronoUnit.SECONDS));
  }

  private @Nullable String zone() {
    String zone = input.timeZone();
    if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
      fault("/timeZone", "UNKNOWN_ZONE", "Is no zone of the tz database, such as America/Chicago");
      return null;
    }
    return zone;
  }

  private boolean bounds() {
    Instant start = input.startAt();
    Instant end = input.endAt();
    if (end != null && start != null && !end.isAfter(start)) {
      fault("/endAt", "END_BEFORE_START", "Must be after startAt");
      return false;
    }
    if (end != null && !end.isAfter(now)) {
      fault("/endAt", "IN_THE_PAST", "Must be in the future");
      return false;
    }
    return true;
  }

  private void requireATime(Recurrence recurrence) {
    Instant start = input.startAt();
    Instant from = start != null && start.isAfter(now) ? start.minusSeconds(1) : now;
    boolean comes =
        recurrence
            .timetable()
            .next(from)
            .filter(at -> input.endAt() == null || !at.isAfter(input.endAt()))
            .isPresent();
    if (!comes) {
      fault(
          input.cron() == null ? "/every" : "/cron", "NEVER", "No such time comes before the end");
    }
  }

  private static List<Fault> faults(Verdict verdict) {
    return switch (verdict) {
      case Readiness.Ready(var _, var definition) ->
          definition.audience().api()
              ? List.of(
                  Fault.error(
                      "/version",
                      "AUDIENCE_BY_API",
                      "Its leads come over the API, into a run that stays open: launch it once"))
              : List.of();
      case Readiness.NotPublished() ->
          List.of(
              Fault.error(
                  "/version", "NOT_PUBLISHED", "Nothing of this campaign is published yet"));
      case Readiness.UnknownVersion(int number) ->
          List.of(Fault.error("/version", "UNKNOWN_VERSION", "There is no version " + number));
      case Readiness.Unready(var _, var problems) ->
          problems.stream()
              .map(each ->
                  Fault.error(
                      "/version",
                      each.code(),
                      "%s: %s".formatted(each.pointer(), each.message()),
                      each.fix()))
              .toList();
    };
  }

  private void fault(String pointer, String code, String message) {
    faults.add(Fault.error(pointer, code, message));
  }
}
