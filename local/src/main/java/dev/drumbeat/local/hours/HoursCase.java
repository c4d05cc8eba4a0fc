package dev.drumbeat.local.hours;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.time.HoursQuestion;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One question as it was written.
 *
 * @param line of the file; 0 for options
 * @param given column to text; what is blank isn't there
 */
public record HoursCase(long line, Map<String, String> given) {
  /** Those that there are; the last two must be given. */
  public static final List<String> COLUMNS = List.of("phone", "zip", "state", "channel", "at");

  public HoursCase {
    given = Map.copyOf(given);
  }

  /**
   * The question, or nothing where something is wrong.
   *
   * @param faults takes a line for each
   */
  public Optional<HoursQuestion> question(Consumer<String> faults) {
    boolean[] wrong = {false};
    Consumer<String> fault =
        text -> {
          wrong[0] = true;
          faults.accept((line == 0 ? "" : "line " + line + ": ") + text);
        };
    String phone = read("phone", PhoneNumbers::e164, "give it as +18505550123", fault);
    String zip = read("zip", HoursCase::zip, "give five digits, as 32401", fault);
    String state =
        read("state", Whereabouts::stateCode, "give a US state's code or name, as FL", fault);
    Channel channel = required("channel", HoursCase::channel, "give sms, email or voice", fault);
    Instant at =
        required("at", HoursCase::instant, "give an instant, as 2026-11-24T18:30:00Z", fault);
    return wrong[0] || channel == null || at == null
        ? Optional.empty()
        : Optional.of(new HoursQuestion(phone, zip, state, channel, at));
  }

  private <T> @Nullable T required(
      String column, Function<String, Optional<T>> reader, String fix, Consumer<String> fault) {
    if (!given.containsKey(column)) {
      fault.accept(column + " is missing: " + fix);
    }
    return read(column, reader, fix, fault);
  }

  private <T> @Nullable T read(
      String column, Function<String, Optional<T>> reader, String fix, Consumer<String> fault) {
    String text = given.get(column);
    if (text == null) {
      return null;
    }
    Optional<T> value = reader.apply(text);
    if (value.isEmpty()) {
      fault.accept("%s \"%s\" can't be read: %s".formatted(column, text, fix));
    }
    return value.orElse(null);
  }

  private static Optional<String> zip(String text) {
    return text.matches("\\d{5}(-\\d{4})?") ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Channel> channel(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "sms", "text" -> Optional.of(Channel.SMS);
      case "email", "e-mail" -> Optional.of(Channel.EMAIL);
      case "voice", "call" -> Optional.of(Channel.VOICE);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
