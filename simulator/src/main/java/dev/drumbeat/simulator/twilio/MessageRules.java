package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Twilio checks before it takes a message, in its order, with its codes. */
final class MessageRules {
  private static final int MAX_BODY_CHARACTERS = 1_600;
  private static final int MAX_VALIDITY_SECONDS = 36_000;
  private static final Duration MIN_AHEAD = Duration.ofMinutes(5);
  private static final Duration MAX_AHEAD = Duration.ofDays(35);
  private static final Pattern SERVICE_SID = Pattern.compile("MG[0-9a-fA-F]{32}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");

  private final People people;
  private final OptOuts optOuts;
  private final Clock clock;

  MessageRules(People people, OptOuts optOuts, Clock clock) {
    this.people = people;
    this.optOuts = optOuts;
    this.clock = clock;
  }

  /** A message, or why not. */
  sealed interface Verdict {
    record Fine(MessageForm form) implements Verdict {}

    record Refused(TwilioError error) implements Verdict {}
  }

  Verdict check(Params params) {
    TwilioError error = firstError(params);
    return error == null ? new Verdict.Fine(form(params)) : new Verdict.Refused(error);
  }

  private @Nullable TwilioError firstError(Params params) {
    TwilioError error = recipient(params.first("To"));
    error = error == null ? sender(params) : error;
    error = error == null ? content(params) : error;
    error = error == null ? CallbackUrls.check(params.first("StatusCallback")) : error;
    error = error == null ? validity(params.first("ValidityPeriod")) : error;
    error = error == null ? schedule(params) : error;
    return error == null ? pair(params) : error;
  }

  private static @Nullable TwilioError recipient(@Nullable String to) {
    if (to == null) {
      return TwilioError.badRequest(21604, "A 'To' phone number is required.");
    }
    if (!Numbers.isE164(to)) {
      return TwilioError.badRequest(21211, "Invalid 'To' Phone Number: " + to);
    }
    Integer code = Numbers.TO_REFUSED.get(to);
    return code == null ? null : TwilioError.badRequest(code, "'To' number refused: " + to);
  }

  private static @Nullable TwilioError sender(Params params) {
    String service = params.first("MessagingServiceSid");
    if (service != null) {
      return isService(service)
          ? null
          : TwilioError.badRequest(21701, "The Messaging Service does not exist: " + service);
    }
    String from = params.first("From");
    if (from == null) {
      return TwilioError.badRequest(21603, "A 'From' phone number is required.");
    }
    if (!Numbers.canSend(from)) {
      return TwilioError.badRequest(21212, "Invalid From Number (caller ID): " + from);
    }
    Integer code = Numbers.FROM_REFUSED.get(from);
    return code == null ? null : TwilioError.badRequest(code, "'From' number refused: " + from);
  }

  private static @Nullable TwilioError content(Params params) {
    String body = params.first("Body");
    if (body == null && params.first("MediaUrl") == null && params.first("ContentSid") == null) {
      return TwilioError.badRequest(21602, "Message body is required.");
    }
    return body != null && body.codePointCount(0, body.length()) > MAX_BODY_CHARACTERS
        ? TwilioError.badRequest(
            21617, "The concatenated message body exceeds the 1600 character limit.")
        : null;
  }

  private static @Nullable TwilioError validity(@Nullable String seconds) {
    boolean fine =
        seconds == null
            || (SECONDS.matcher(seconds).matches()
                && Integer.parseInt(seconds) >= 1
                && Integer.parseInt(seconds) <= MAX_VALIDITY_SECONDS);
    return fine ? null : TwilioError.badRequest(90007, "Invalid validity period value");
  }

  private @Nullable TwilioError schedule(Params params) {
    if (params.first("ScheduleType") == null && params.first("SendAt") == null) {
      return null;
    }
    if (params.first("MessagingServiceSid") == null) {
      return TwilioError.badRequest(35118, "MessagingServiceSid is required to schedule a message");
    }
    if (params.first("SendAt") == null) {
      return TwilioError.badRequest(35111, "SendAt timestamp is missing");
    }
    Instant sendAt = sendAt(params);
    Instant now = clock.instant();
    return sendAt == null
            || sendAt.isBefore(now.plus(MIN_AHEAD))
            || sendAt.isAfter(now.plus(MAX_AHEAD))
        ? TwilioError.badRequest(35114, "Scheduling does not support this timestamp")
        : null;
  }

  private @Nullable TwilioError pair(Params params) {
    String to = params.first("To", "");
    if (optOuts.blocks(to, from(params))) {
      return TwilioError.badRequest(21610, "Attempt to send to unsubscribed recipient");
    }
    return people.phone(to).landline()
        ? TwilioError.badRequest(21614, "'To' number is not a valid mobile number")
        : null;
  }

  private static MessageForm form(Params params) {
    return new MessageForm(
        false,
        params.first("To", ""),
        from(params),
        params.first("Body", ""),
        params.all("MediaUrl").size(),
        params.first("MessagingServiceSid"),
        params.first("StatusCallback"),
        sendAt(params));
  }

  /** A service picks one number of its pool, here always the same. */
  static String from(Params params) {
    String service = params.first("MessagingServiceSid");
    return service == null ? params.first("From", "") : numberOf(service);
  }

  static boolean isService(String address) {
    return SERVICE_SID.matcher(address).matches();
  }

  static String numberOf(String service) {
    return "+1206555%04d".formatted(Draw.of(0, service).below("number", 10_000));
  }

  private static @Nullable Instant sendAt(Params params) {
    String sendAt = params.first("SendAt");
    try {
      return sendAt == null ? null : Times.instant(sendAt);
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }
}
