package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message resource as Twilio writes it. */
final class MessageJson {
  static final String API_VERSION = "2010-04-01";
  private static final BigDecimal PRICE_PER_SEGMENT = new BigDecimal("0.00830");
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
          .withZone(ZoneOffset.UTC);

  private MessageJson() {}

  static @Nullable String date(@Nullable Instant instant) {
    return instant == null ? null : RFC_2822.format(instant);
  }

  static Map<String, @Nullable Object> of(Message message, String accountSid) {
    MessageForm form = message.form();
    String uri = "/" + API_VERSION + "/Accounts/" + accountSid + "/Messages/" + message.sid();
    boolean assigned = isAssigned(message);
    int segments = Segments.count(form.body());
    return Json.object(
        "account_sid", accountSid,
        "api_version", API_VERSION,
        "body", form.body(),
        "date_created", date(message.byItsClock(message.stamp().created())),
        "date_sent", date(message.byItsClock(message.state().sent())),
        "date_updated", date(message.byItsClock(message.state().updated())),
        "direction", form.inbound() ? "inbound" : "outbound-api",
        "error_code", message.state().errorCode(),
        "error_message", null,
        "from", assigned ? form.from() : null,
        "messaging_service_sid", form.messagingServiceSid(),
        "num_media", String.valueOf(form.numMedia()),
        "num_segments", assigned ? String.valueOf(segments) : "0",
        "price", price(message, segments),
        "price_unit", "USD",
        "sid", message.sid(),
        "status", message.status().wire(),
        "subresource_uris", Map.of("media", uri + "/Media.json"),
        "to", form.to(),
        "uri", uri + ".json");
  }

  /** Until a messaging service has picked a number there is none, and nothing to count. */
  private static boolean isAssigned(Message message) {
    return switch (message.status()) {
      case ACCEPTED, SCHEDULED, CANCELED -> message.form().messagingServiceSid() == null;
      case QUEUED, SENDING, SENT, DELIVERED, UNDELIVERED, FAILED, RECEIVED -> true;
    };
  }

  private static @Nullable String price(Message message, int segments) {
    return message.status().isFinal() && message.state().sent() != null
        ? PRICE_PER_SEGMENT.multiply(BigDecimal.valueOf(segments)).negate().toPlainString()
        : null;
  }
}
