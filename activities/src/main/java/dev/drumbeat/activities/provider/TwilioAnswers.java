package dev.drumbeat.activities.provider;

import com.twilio.exception.TwilioException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call of Twilio's SDK came to. The SDK's own messages hold whole answers: unused. */
final class TwilioAnswers {
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private TwilioAnswers() {}

  /** The answer to one creation; {@code personal} is what a refusal may echo. */
  static Answer ofCreation(List<String> personal, Supplier<Answer> creation) {
    try {
      return creation.get();
    } catch (TwilioException e) {
      return e.getCause() instanceof NoSuccess failure
          ? Privacy.hide(failure.answer(), personal)
          : unreadable();
    }
  }

  /** Accepted, if there is an id to know it by. */
  static Answer accepted(@Nullable String sid, @Nullable String price) {
    return sid == null || sid.isBlank() ? unreadable() : new Answer.Accepted(sid, cost(price));
  }

  private static Answer unreadable() {
    return new Answer.Unknown(CREATED, "A success that is not Twilio's JSON");
  }

  /** The supplier returns null for what lacks a status that we know. */
  static <T> Fetched<T> ofFetch(Supplier<@Nullable T> fetch) {
    try {
      T state = fetch.get();
      return state == null
          ? new Fetched.Unreadable<>("A status that is not known")
          : new Fetched.State<>(state);
    } catch (TwilioException e) {
      return e.getCause() instanceof NoSuccess failure
              && failure.answer() instanceof Answer.Rejected rejected
              && rejected.httpStatus() == NOT_FOUND
          ? new Fetched.Missing<>()
          : new Fetched.Unreadable<>(reason(e));
    }
  }

  /** Why a read failed. */
  static String reason(RuntimeException e) {
    if (!(e.getCause() instanceof NoSuccess failure)) {
      return "An answer that is not Twilio's JSON";
    }
    return switch (failure.answer()) {
      case Answer.Accepted ignored -> "Accepted";
      case Answer.Rejected rejected ->
          "HTTP " + rejected.httpStatus() + ", code " + rejected.code();
      case Answer.NotSent notSent -> notSent.reason();
      case Answer.Unknown unknown -> unknown.reason();
    };
  }

  /** Twilio counts what it takes as negative. */
  static @Nullable BigDecimal cost(@Nullable String price) {
    return price == null || !price.matches("-?\\d{1,9}(\\.\\d{1,9})?")
        ? null
        : new BigDecimal(price).abs();
  }
}
