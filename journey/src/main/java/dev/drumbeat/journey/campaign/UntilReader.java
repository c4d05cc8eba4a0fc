package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.template.Missing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the moment that a wait is for: a time of day, a date, or a field's date. */
final class UntilReader {
  private static final int ID = 60;

  private final Fields until;
  private final Problems problems;

  private UntilReader(Fields until) {
    this.until = until;
    this.problems = until.problems();
  }

  static Optional<Until> read(Fields until) {
    UntilReader reader = new UntilReader(until);
    Optional<Until> read = reader.read();
    until.close();
    return read;
  }

  private Optional<Until> read() {
    Optional<LocalTime> time = Readers.time(until, "time");
    ZoneId zone = zone();
    boolean isDate = until.has("date");
    boolean isField = until.has("field");
    if (isDate && isField) {
      problems.error(until.pointer(), "REQUIRED", "a wait is until a 'date' or a 'field'");
    }
    if (isField) {
      Until.OfField field = ofField(time.orElse(LocalTime.NOON), zone);
      return time.map(at -> field);
    }
    if (isDate) {
      return date().flatMap(date -> time.map(at -> new Until.OnDate(date, at, zone)));
    }
    Set<DayOfWeek> days = Readers.days(until);
    return time.map(at -> new Until.OfDay(at, days, zone));
  }

  private Until.OfField ofField(LocalTime time, @Nullable ZoneId zone) {
    String field = until.text("field", 120);
    if (!field.isBlank() && !StepReader.FIELD.matcher(field).matches()) {
      String message = "'" + field + "' is no field; write such as property.lease_end";
      problems.error(until.pointer("field"), "UNKNOWN_FIELD", message);
    }
    Duration minus = days("minus");
    Duration plus = days("plus");
    if (minus != null && plus != null) {
      problems.error(until.pointer("plus"), "REQUIRED", "write one of 'minus' and 'plus'");
    }
    Missing missing = until.choice("missing", Missing.class, Missing.HOLD);
    if (missing == Missing.EMPTY) {
      String message = "a wait without its date can HOLD or SKIP";
      problems.error(until.pointer("missing"), "UNKNOWN_VALUE", message);
    }
    return new Until.OfField(field, minus, plus, time, zone, missing);
  }

  private @Nullable Duration days(String name) {
    Duration duration = until.duration(name);
    if (duration != null && !duration.equals(Duration.ofDays(duration.toDays()))) {
      String message = "'" + name + "' is whole days, such as P90D";
      problems.error(until.pointer(name), "RANGE", message);
    }
    return duration;
  }

  private Optional<LocalDate> date() {
    String text = until.text("date", ID);
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException notOne) {
      String message = "'" + text + "' is no date; write such as 2026-12-01";
      problems.error(until.pointer("date"), "WRONG_TYPE", message);
      return Optional.empty();
    }
  }

  private @Nullable ZoneId zone() {
    String zone = until.optionalText("zone", ID);
    if (zone == null || zone.equals("RECIPIENT")) {
      return null;
    }
    var known = ZoneId.getAvailableZoneIds();
    if (known.contains(zone)) {
      return ZoneId.of(zone);
    }
    problems.error(
        until.pointer("zone"),
        "UNKNOWN_VALUE",
        "'%s' is neither RECIPIENT nor a time zone%s"
            .formatted(zone, Suggestions.hint(zone, known)),
        Suggestions.closest(zone, known).orElse(null));
    return null;
  }
}
