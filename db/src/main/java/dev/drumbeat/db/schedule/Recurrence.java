package dev.drumbeat.db.schedule;

import dev.drumbeat.journey.schedule.Cron;
import dev.drumbeat.journey.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How a schedule's times were asked for. */
public sealed interface Recurrence {
  Timetable timetable();

  record ByCron(String cron, String timeZone) implements Recurrence {
    @Override
    public Timetable timetable() {
      return switch (Cron.read(cron)) {
        case Cron.Read(var fields) -> new Timetable.Calendar(fields, ZoneId.of(timeZone));
        case Cron.Wrong(var faults, boolean _) -> throw new IllegalStateException(cron + faults);
      };
    }
  }

  record ByInterval(Duration every, Instant anchor) implements Recurrence {
    @Override
    public Timetable timetable() {
      return new Timetable.Every(every, anchor);
    }
  }
}
