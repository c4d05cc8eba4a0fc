package dev.drumbeat.journey.campaign;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A local time to wait for.
 *
 * @param days the days on which it may be
 * @param zone whose clock; null is the recipient's
 */
public record Until(LocalTime time, Set<DayOfWeek> days, @Nullable ZoneId zone) {
  public Until {
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }
}
