package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.Until;
import dev.drumbeat.journey.time.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a wait until a moment ends for one lead.
 *
 * @param due null when the lead lacks the date
 * @param summary a sentence for a person
 */
record Appointment(@Nullable Instant due, String summary, Map<String, Object> inputs) {
  /** Characters of a date; what follows, such as a time of day, says nothing of the day. */
  private static final int DATE_LENGTH = 10;

  static Appointment of(Until until, Knowledge knowledge, ZoneId recipient, Instant now) {
    ZoneId zone = until.zone() == null ? recipient : until.zone();
    return switch (until) {
      case Until.OfDay day ->
          at(LocalTimes.next(day.time(), day.days(), zone, now), zone, Map.of());
      case Until.OnDate on -> at(LocalTimes.on(on.date(), on.time(), zone), zone, Map.of());
      case Until.OfField field -> ofField(field, knowledge.value(field.field()), zone);
    };
  }

  private static Appointment ofField(Until.OfField until, @Nullable Object value, ZoneId zone) {
    if (value == null) {
      String summary = "The lead has no " + until.field() + ".";
      return new Appointment(null, summary, Map.of(until.field(), "missing"));
    }
    return date(value.toString())
        .map(date ->
            at(
                LocalTimes.on(until.shifted(date), until.time(), zone),
                zone,
                Map.of(until.field(), date.toString())))
        .orElseGet(() ->
            new Appointment(
                null,
                "'" + until.field() + "' of the lead is no date such as 2027-03-01.",
                Map.of(until.field(), value)));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      boolean longer = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == 'T';
      return Optional.of(LocalDate.parse(longer ? text.substring(0, DATE_LENGTH) : text));
    } catch (DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  private static Appointment at(Instant due, ZoneId zone, Map<String, Object> read) {
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("due", due.toString());
    inputs.put("zone", zone.getId());
    inputs.putAll(read);
    String local = due.atZone(zone).toLocalDateTime() + " in " + zone;
    return new Appointment(due, "Waits until " + local + ".", inputs);
  }
}
